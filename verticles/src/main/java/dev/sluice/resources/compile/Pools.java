package dev.sluice.resources.compile;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.inference.InferencePoolSpec;
import dev.sluice.resources.kind.inference.InferencePoolSpec.EndpointPickerRef;
import dev.sluice.resources.kind.inference.InferencePoolSpec.FailureMode;
import dev.sluice.routing.Backend;
import dev.sluice.routing.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The InferencePools, each with a picker of the gateway's own. */
final class Pools {
    private final Documents documents;
    private final Credentials credentials;
    private final PoolEndpoints endpoints;
    private final Pickers pickers;
    private final ModelRewrites rewrites;

    Pools(Documents documents, Credentials credentials) {
        this.documents = documents;
        this.credentials = credentials;
        this.endpoints = new PoolEndpoints(documents);
        this.pickers = new Pickers(documents);
        this.rewrites = new ModelRewrites(documents);
        documents.set().all(Kinds.INFERENCE_POOL).forEach(this::warn);
    }

    List<PoolSpec> specs() {
        return documents.set().all(Kinds.INFERENCE_POOL).stream()
                .map(this::spec)
                .toList();
    }

    /** The pool as a backend; flawed where its picker is elsewhere, not there and not to be done without. */
    Resolution<Backend> backend(Resource<InferencePoolSpec> pool) {
        Optional<Flaw> missing = missingPicker(pool);
        if (missing.isPresent()) {
            return Resolution.flawed(Flaw.BACKEND_NOT_FOUND, missing.get().sentence());
        }
        return credentials
                .of(pool.key())
                .map(credential -> new Backend.Pool(name(pool), protocol(pool), rewrites.of(pool.key()), credential));
    }

    /** That the pool's picker is not there, where it may not be done without. */
    Optional<Flaw> missingPicker(Resource<InferencePoolSpec> pool) {
        return pool.spec()
                .endpointPickerRef()
                .filter(ref -> ref.failureMode() == FailureMode.FAIL_CLOSE && !present(pool, ref))
                .map(ref -> new Flaw(
                        "InvalidExtensionRef",
                        "there is no " + picker(pool, ref) + ", the endpoint picker of " + pool.key()
                                + ", whose failureMode is FailClose"));
    }

    private void warn(Resource<InferencePoolSpec> pool) {
        pool.spec()
                .endpointPickerRef()
                .filter(ref -> ref.failureMode() == FailureMode.FAIL_CLOSE && present(pool, ref))
                .ifPresent(ref -> documents.warn(
                        pool,
                        "spec.endpointPickerRef",
                        "has no effect: endpoint pickers elsewhere are not asked, the gateway's own chooses in place of "
                                + picker(pool, ref)));
    }

    private boolean present(Resource<InferencePoolSpec> pool, EndpointPickerRef ref) {
        return ref.kind().equals("Service")
                && documents
                        .set()
                        .find(Kinds.SERVICE, pool.metadata().namespace(), ref.name())
                        .isPresent();
    }

    private static ResourceKey picker(Resource<InferencePoolSpec> pool, EndpointPickerRef ref) {
        return new ResourceKey(ref.group(), ref.kind(), pool.metadata().namespace(), ref.name());
    }

    private PoolSpec spec(Resource<InferencePoolSpec> pool) {
        return new PoolSpec(
                name(pool), List.of(), endpoints.of(pool), pickers.of(pool.key()), protocol(pool), Optional.empty());
    }

    /** Why the pickers of pools cannot be read, by their names. */
    Map<String, ResourceProblem> refusedPickers() {
        Map<String, ResourceProblem> byName = new TreeMap<>();
        pickers.refused().forEach((pool, problem) -> byName.put(pool.namespace() + "/" + pool.name(), problem));
        return byName;
    }

    private static String name(Resource<?> pool) {
        return pool.metadata().namespace() + "/" + pool.metadata().name();
    }

    private static Protocol protocol(Resource<InferencePoolSpec> pool) {
        return Site.protocol(List.of(pool.spec().appProtocol()));
    }
}
