package dev.sluice.ingress;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ServedModel;
import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import dev.sluice.routing.RequestHead;
import dev.sluice.routing.RouteId;
import dev.sluice.routing.RouteMatch;
import dev.sluice.routing.RouteRule;
import dev.sluice.routing.Routed;
import dev.sluice.routing.RuleTimeouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The directions of configured listeners: a request goes to the configured pool that serves its model. */
final class PoolDirections implements Directions {
    private final Map<String, Routed> byPool;
    private final Supplier<ModelTable> models;

    PoolDirections(List<PoolSpec> pools, Supplier<ModelTable> models) {
        this.byPool =
                pools.stream().collect(Collectors.toUnmodifiableMap(PoolSpec::name, PoolDirections::everythingTo));
        this.models = models;
    }

    @Override
    public Optional<Routed> to(RequestHead head, Optional<String> model) {
        return model.flatMap(models.get()::poolOf).map(byPool::get);
    }

    @Override
    public List<ServedModel> models(String host) {
        return models.get().models();
    }

    private static Routed everythingTo(PoolSpec pool) {
        Function<Backend, BackendRef> only =
                backend -> new BackendRef(backend, 1, 0, Optional.empty(), Filters.NONE, BodyChange.NONE);
        RouteRule rule = new RouteRule(
                new RouteId("Pool", "", pool.name()),
                pool.name(),
                List.of(),
                Filters.NONE,
                List.of(only.apply(new Backend.Pool(pool.name(), pool.protocol(), List.of(), Optional.empty()))),
                RuleTimeouts.NONE,
                Optional.empty(),
                Optional.empty());
        return new Routed(rule, RouteMatch.ALL);
    }
}
