package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client names its session, and the gateway remembers the endpoint; it is another one only when that one is gone. */
final class SessionAffinity implements Affinity {
    /** Longer names are no names, so that nobody fills the memory with them. */
    static final int LONGEST_NAME = 256;

    private final String[] headers;
    private final Bindings bindings;
    /** The session of the request being placed, where its endpoint is no candidate. */
    private Optional<String> adrift = Optional.empty();

    SessionAffinity(List<String> headers, Bindings bindings) {
        this.headers = headers.toArray(String[]::new);
        this.bindings = bindings;
    }

    @Override
    public Optional<String> endpoint(InferenceRequest request, List<Endpoint> candidates) {
        Optional<String> session = session(request);
        Optional<String> bound = session.flatMap(bindings::endpoint);
        boolean gone = bound.isPresent() && !isAmong(candidates, bound.get());
        adrift = gone ? session : Optional.empty();
        return gone ? Optional.empty() : bound;
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        Optional<String> session = session(request);
        if (session.isPresent() && (session.equals(adrift) || bindings.isOpenTo(session.get(), ticket))) {
            bindings.bind(session.get(), endpoint.name(), ticket);
        }
        adrift = Optional.empty();
    }

    @Override
    public Map<String, String> answerHeaders(Endpoint endpoint) {
        return Map.of();
    }

    private Optional<String> session(InferenceRequest request) {
        for (String header : headers) {
            String name = request.headers().get(header);
            if (name != null && !name.isBlank() && name.length() <= LONGEST_NAME) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isAmong(List<Endpoint> candidates, String name) {
        for (int index = 0; index < candidates.size(); index++) {
            if (candidates.get(index).name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
