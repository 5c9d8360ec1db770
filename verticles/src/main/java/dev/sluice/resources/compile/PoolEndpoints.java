package dev.sluice.resources.compile;

import dev.sluice.discovery.Candidate;
import dev.sluice.discovery.Members;
import dev.sluice.message.EndpointSpec;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Metadata;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.core.EndpointSliceDocument;
import dev.sluice.resources.kind.core.EndpointSliceDocument.SliceEndpoint;
import dev.sluice.resources.kind.core.EndpointSliceDocument.TargetRef;
import dev.sluice.resources.kind.core.PodDocument;
import dev.sluice.resources.kind.inference.InferencePoolSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The endpoints of pools: Pods, or entries of EndpointSlices where there is not one Pod. */
final class PoolEndpoints {
    private final Map<String, List<Candidate>> byNamespace;

    PoolEndpoints(Documents documents) {
        List<Resource<PodDocument>> pods = documents.set().all(Kinds.POD);
        Stream<Candidate> candidates = pods.isEmpty()
                ? documents.set().all(Kinds.ENDPOINT_SLICE).stream().flatMap(PoolEndpoints::entries)
                : pods.stream().flatMap(PoolEndpoints::pod);
        byNamespace = candidates.collect(Collectors.groupingBy(Candidate::namespace));
    }

    List<EndpointSpec> of(Resource<InferencePoolSpec> pool) {
        Map<String, String> wanted = pool.spec().selector().matchLabels();
        List<Candidate> chosen = byNamespace.getOrDefault(pool.metadata().namespace(), List.of()).stream()
                .filter(candidate -> candidate.labels().entrySet().containsAll(wanted.entrySet()))
                .toList();
        return Members.of(
                chosen,
                pool.spec().targetPorts().stream()
                        .map(InferencePoolSpec.Port::number)
                        .toList());
    }

    private static Stream<Candidate> pod(Resource<PodDocument> pod) {
        Metadata metadata = pod.metadata();
        return pod.spec().status().podIP().stream()
                .map(address -> new Candidate(
                        metadata.namespace(),
                        metadata.name(),
                        address,
                        Optional.empty(),
                        metadata.labels(),
                        metadata.annotations(),
                        pod.spec().ready()));
    }

    private static Stream<Candidate> entries(Resource<EndpointSliceDocument> slice) {
        return slice.spec().endpoints().stream()
                .filter(endpoint -> !endpoint.addresses().isEmpty())
                .map(endpoint -> entry(slice.metadata(), endpoint));
    }

    private static Candidate entry(Metadata slice, SliceEndpoint endpoint) {
        String address = endpoint.addresses().get(0);
        return new Candidate(
                slice.namespace(),
                endpoint.targetRef()
                        .map(TargetRef::name)
                        .filter(name -> !name.isEmpty())
                        .orElse(address),
                address,
                Optional.empty(),
                slice.labels(),
                Map.of(),
                endpoint.conditions().ready());
    }
}
