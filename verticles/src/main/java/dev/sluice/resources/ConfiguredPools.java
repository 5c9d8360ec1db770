package dev.sluice.resources;

import dev.sluice.config.ConfigurationException;
import dev.sluice.discovery.DnsNames;
import dev.sluice.discovery.EndpointsFile;
import dev.sluice.message.DnsSpec;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pools of the configuration, with the endpoints that names and files give them. What cannot be resolved or read leaves the
 * endpoints of before.
 */
final class ConfiguredPools {
    private final List<PoolSpec> pools;
    private final Map<DnsSpec, List<EndpointSpec>> byName = new HashMap<>();
    private final Map<Path, List<EndpointSpec>> byFile = new HashMap<>();
    private final Map<Path, FileSignature> signatures = new HashMap<>();
    private final Map<String, ResourceProblem> problems = new TreeMap<>();
    private boolean changed;

    ConfiguredPools(List<PoolSpec> pools) {
        this.pools = List.copyOf(pools);
    }

    /** Keeps asking for names, each after its own interval. */
    void start(Vertx vertx, DnsNames names) {
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

    private PoolSpec whole(PoolSpec pool) {
        if (pool.dns().isEmpty() && pool.endpointsFile().isEmpty()) {
            return pool;
        }
        Map<URI, EndpointSpec> endpoints = new LinkedHashMap<>();
        pool.endpoints().forEach(endpoint -> endpoints.put(endpoint.address(), endpoint));
        pool.endpointsFile()
                .map(file -> byFile.getOrDefault(file, List.of()))
                .orElse(List.of())
                .forEach(endpoint -> endpoints.putIfAbsent(endpoint.address(), endpoint));
        pool.dns()
                .map(spec -> byName.getOrDefault(spec, List.of()))
                .orElse(List.of())
                .forEach(endpoint -> endpoints.putIfAbsent(endpoint.address(), endpoint));
        return pool.with(List.copyOf(endpoints.values()));
    }

    private void resolve(DnsNames names, DnsSpec spec) {
        names.resolve(spec)
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
