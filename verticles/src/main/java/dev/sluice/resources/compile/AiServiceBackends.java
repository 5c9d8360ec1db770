package dev.sluice.resources.compile;

import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceStatus;
import dev.sluice.resources.kind.Kinds;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.aigateway.AiServiceBackendSpec;
import dev.sluice.resources.kind.aigateway.AiServiceBackendSpec.BackendObjectRef;
import dev.sluice.resources.kind.aigateway.AiServiceBackendSpec.Name;
import dev.sluice.resources.kind.aigateway.BodyMutation;
import dev.sluice.resources.kind.aigateway.HeaderMutation;
import dev.sluice.routing.Credential;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What AIServiceBackends are: a site, a path before the API, a credential and changes of requests. */
final class AiServiceBackends {
    private static final Map<Name, String> SPELLING = Map.of(
            Name.OPENAI, "OpenAI",
            Name.COHERE, "Cohere",
            Name.AWSBEDROCK, "AWSBedrock",
            Name.AZUREOPENAI, "AzureOpenAI",
            Name.GCPVERTEXAI, "GCPVertexAI",
            Name.GCPANTHROPIC, "GCPAnthropic",
            Name.ANTHROPIC, "Anthropic",
            Name.AWSANTHROPIC, "AWSAnthropic");
    private static final String USUAL_PREFIX = "v1";

    private final Documents documents;
    private final BackendSites sites;
    private final Credentials credentials;
    private final Mutations mutations;
    private final Map<ResourceKey, Resolution<Service>> known = new HashMap<>();

    AiServiceBackends(Documents documents, BackendSites sites, Credentials credentials) {
        this.documents = documents;
        this.sites = sites;
        this.credentials = credentials;
        this.mutations = new Mutations(documents);
    }

    Resolution<Service> of(Resource<AiServiceBackendSpec> backend) {
        return known.computeIfAbsent(backend.key(), key -> service(backend));
    }

    List<ResourceStatus> statuses() {
        return documents.set().all(Kinds.AI_SERVICE_BACKEND).stream()
                .map(backend -> new ResourceStatus(
                        backend.key(),
                        backend.metadata().generation(),
                        List.of(Verdict.of(of(backend).flaw().map(Flaw::sentence))),
                        List.of(),
                        List.of()))
                .toList();
    }

    private Resolution<Service> service(Resource<AiServiceBackendSpec> backend) {
        AiServiceBackendSpec spec = backend.spec();
        if (spec.schema().name() != Name.OPENAI) {
            return Resolution.flawed(
                    Flaw.INVALID,
                    backend.key() + ": wanted schema OpenAI, found "
                            + SPELLING.get(spec.schema().name()));
        }
        HeaderMutation headers = mutations.allowed(backend, "spec.headerMutation", spec.headerMutation());
        return site(backend).then(site -> credentials
                .of(backend.key())
                .map(credential -> new Service(site, prefix(spec), credential, headers, spec.bodyMutation())));
    }

    private Resolution<Site> site(Resource<AiServiceBackendSpec> backend) {
        BackendObjectRef ref = backend.spec().backendRef();
        if (!ref.kind().equals("Backend") || !ref.group().equals(Kinds.BACKEND.group())) {
            return Resolution.flawed(
                    Flaw.INVALID_KIND,
                    backend.key() + ": wanted a Backend of " + Kinds.BACKEND.group() + ", found " + ref.kind() + " "
                            + ref.name());
        }
        return documents
                .references()
                .find(backend.key(), Kinds.BACKEND, ref.namespace(), ref.name())
                .then(sites::of);
    }

    private static Optional<String> prefix(AiServiceBackendSpec spec) {
        return spec.schema()
                .prefix()
                .map(prefix -> prefix.replaceAll("^/+|/+$", ""))
                .filter(prefix -> !prefix.isEmpty() && !prefix.equals(USUAL_PREFIX));
    }

    /**
     * An AIServiceBackend that can be served.
     *
     * @param prefix what stands before the API's own suffix; empty for the usual
     */
    record Service(
            Site site,
            Optional<String> prefix,
            Optional<Credential> credential,
            HeaderMutation headers,
            Optional<BodyMutation> body) {}
}
