package dev.sluice.ingress;

import dev.sluice.message.ServedModel;
import dev.sluice.routing.Listing;
import dev.sluice.routing.RequestHead;
import dev.sluice.routing.RouteTable;
import dev.sluice.routing.Routed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The directions of a port of the route table, as the table is now. */
final class RouteDirections implements Directions {
    private final int port;
    private final Supplier<RouteTable> table;
    private final Supplier<ModelTable> models;

    RouteDirections(int port, Supplier<RouteTable> table, Supplier<ModelTable> models) {
        this.port = port;
        this.table = table;
        this.models = models;
    }

    @Override
    public Optional<Routed> to(RequestHead head, Optional<String> model) {
        return table.get().match(port, head, model);
    }

    /** Those that routes name, then what the pools behind them list. */
    @Override
    public List<ServedModel> models(String host) {
        Listing listing = table.get().listing(port, host);
        Map<String, ServedModel> union = new LinkedHashMap<>();
        listing.models().forEach(model -> union.putIfAbsent(model.id(), served(model)));
        listing.pools().stream()
                .flatMap(pool -> models.get().servedBy(pool).stream())
                .forEach(model -> union.putIfAbsent(model.id(), model));
        return List.copyOf(union.values());
    }

    private static ServedModel served(Listing.Model model) {
        return new ServedModel(
                model.id(), model.listing().created(), model.listing().ownedBy(), Optional.empty());
    }
}
