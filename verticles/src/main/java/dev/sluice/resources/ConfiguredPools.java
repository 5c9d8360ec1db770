package dev.sluice.resources;

import dev.sluice.config.ConfigurationException;
import dev.sluice.discovery.EndpointsFile;
import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.picker.PickerText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pools of the configuration, with the endpoints that names and files give them after those written down, and the pickers
 * of files. What cannot be resolved or read leaves the endpoints and pickers of before.
 */
final class ConfiguredPools {
    private final List<PoolSpec> pools;
    private final Map<DnsSpec, List<EndpointSpec>> byName = new HashMap<>();
    private final FollowedFiles<List<EndpointSpec>> endpoints =
            new FollowedFiles<>(EndpointsFile::read, InstantSource.system());
    private final FollowedFiles<PickerSpec> pickers = new FollowedFiles<>(PickerText::read, InstantSource.system());
    private final Map<String, ResourceProblem> problems = new TreeMap<>();
    private final Set<DnsSpec> asked = new HashSet<>();
    private boolean changed;

    ConfiguredPools(List<PoolSpec> pools) {
        this.pools = List.copyOf(pools);
    }

    /** Keeps asking for names, each after its own interval, and never twice at the same time. */
    void start(Vertx vertx, Function<DnsSpec, Future<List<EndpointSpec>>> names) {
        pools.stream().flatMap(pool -> pool.dns().stream()).distinct().forEach(spec -> {
            resolve(names, spec);
            vertx.setPeriodic(Math.max(1, spec.interval().toMillis()), tick -> resolve(names, spec));
        });
    }

    /** Looks at the files; whether anything is other than it was when this was last asked. */
    boolean look() {
        for (PoolSpec pool : pools) {
            pool.endpointsFile().ifPresent(file -> changed |= endpoints.look(file));
            pool.pickerFile().ifPresent(file -> changed |= pickers.look(file));
        }
        boolean news = changed;
        changed = false;
        return news;
    }

    /** What cannot be resolved or read. */
    List<ResourceProblem> problems() {
        List<ResourceProblem> all = new ArrayList<>(problems.values());
        all.addAll(endpoints.problems());
        all.addAll(pickers.problems());
        return all;
    }

    /** The pools, as they are now. */
    List<PoolSpec> pools() {
        return pools.stream().map(this::whole).toList();
    }

    /**
     * The pools, as they are now, and others after them.
     *
     * @throws ConfigurationException when two have the same name
     */
    List<PoolSpec> poolsAnd(List<PoolSpec> others) {
        List<PoolSpec> all = new ArrayList<>(pools());
        all.addAll(others);
        Set<String> names = new HashSet<>();
        for (PoolSpec pool : all) {
            if (!names.add(pool.name())) {
                throw new ConfigurationException(
                        "", "two pools are named \"" + pool.name() + "\"; names are to be different");
            }
        }
        return all;
    }

    /** Pools, and after them those that were there before and are gone. */
    static List<PoolSpec> together(List<PoolSpec> wanted, List<PoolSpec> before) {
        Map<String, PoolSpec> byName = new LinkedHashMap<>();
        wanted.forEach(pool -> byName.put(pool.name(), pool));
        before.forEach(pool -> byName.putIfAbsent(pool.name(), pool));
        return List.copyOf(byName.values());
    }

    private PoolSpec whole(PoolSpec pool) {
        PoolSpec picking =
                pool.pickerFile().flatMap(pickers::of).map(pool::with).orElse(pool);
        if (pool.dns().isEmpty() && pool.endpointsFile().isEmpty()) {
            return picking;
        }
        List<EndpointSpec> all = new ArrayList<>(pool.endpoints());
        pool.endpointsFile().flatMap(endpoints::of).ifPresent(all::addAll);
        pool.dns().ifPresent(spec -> all.addAll(byName.getOrDefault(spec, List.of())));
        return picking.with(different(all));
    }

    /** The endpoints whose name and address no earlier one has. */
    private static List<EndpointSpec> different(List<EndpointSpec> all) {
        Set<String> names = new HashSet<>();
        Set<URI> addresses = new HashSet<>();
        List<EndpointSpec> different = new ArrayList<>();
        for (EndpointSpec endpoint : all) {
            if (!names.contains(endpoint.name()) && addresses.add(endpoint.address())) {
                names.add(endpoint.name());
                different.add(endpoint);
            }
        }
        return different;
    }

    private void resolve(Function<DnsSpec, Future<List<EndpointSpec>>> names, DnsSpec spec) {
        if (!asked.add(spec)) {
            return;
        }
        names.apply(spec)
                .onComplete(answered -> asked.remove(spec))
                .onSuccess(found -> {
                    changed |= problems.remove(spec.name()) != null;
                    changed |= !found.equals(byName.put(spec, found));
                })
                .onFailure(failure ->
                        complain(spec.name(), new ResourceProblem("dns", 0, "", spec.name() + " does not resolve")));
    }

    private void complain(String about, ResourceProblem problem) {
        changed |= !problem.equals(problems.put(about, problem));
    }
}
