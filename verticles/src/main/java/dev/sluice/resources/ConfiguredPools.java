package dev.sluice.resources;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.FileSignature;
import dev.sluice.discovery.EndpointsFile;
import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pools of the configuration, with the endpoints that names and files give them after those written down. What cannot be
 * resolved or read leaves the endpoints of before.
 */
final class ConfiguredPools {
    private final List<PoolSpec> pools;
    private final Map<DnsSpec, List<EndpointSpec>> byName = new HashMap<>();
    private final Map<Path, List<EndpointSpec>> byFile = new HashMap<>();
    private final Map<Path, FileSignature> signatures = new HashMap<>();
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
        pools.stream().flatMap(pool -> pool.endpointsFile().stream()).forEach(this::look);
        boolean news = changed;
        changed = false;
        return news;
    }

    /** What cannot be resolved or read. */
    List<ResourceProblem> problems() {
        return List.copyOf(problems.values());
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

    private PoolSpec whole(PoolSpec pool) {
        if (pool.dns().isEmpty() && pool.endpointsFile().isEmpty()) {
            return pool;
        }
        List<EndpointSpec> all = new ArrayList<>(pool.endpoints());
        pool.endpointsFile().ifPresent(file -> all.addAll(byFile.getOrDefault(file, List.of())));
        pool.dns().ifPresent(spec -> all.addAll(byName.getOrDefault(spec, List.of())));
        return pool.with(different(all));
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

    private void look(Path file) {
        FileSignature signature = FileSignature.of(file);
        if (Optional.of(signature).equals(Optional.ofNullable(signatures.put(file, signature)))) {
            return;
        }
        try {
            List<EndpointSpec> read = EndpointsFile.read(Files.readString(file));
            changed |= problems.remove(file.toString()) != null;
            changed |= !read.equals(byFile.put(file, read));
        } catch (ConfigurationException wrong) {
            complain(file.toString(), new ResourceProblem(file.toString(), 0, wrong.path(), wrong.sentence()));
        } catch (IOException unreadable) {
            complain(file.toString(), new ResourceProblem(file.toString(), 0, "", "cannot be read"));
        }
    }

    private void complain(String about, ResourceProblem problem) {
        changed |= !problem.equals(problems.put(about, problem));
    }
}
