package dev.sluice.scheduling;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The client names its session, and the gateway remembers the endpoint; it is another one only when that one is gone. */
final class SessionAffinity implements Affinity {
    /** Longer names are no names, so that nobody fills the memory with them. */
    static final int LONGEST_NAME = 256;

    /** Parts in which a newcomer is told of all sessions. */
    private static final int PARTS = 16;

    /** Numbers that tell of a session: its key, and how often it moved. */
    private static final int NUMBERS = 3;

    private final String[] headers;
    private final Bindings bindings;
    private final BindingNews news;
    /** The session of the request being placed, where its endpoint is no candidate. */
    private Optional<SessionKey> adrift = Optional.empty();

    SessionAffinity(List<String> headers, Bindings bindings, BindingNews news) {
        this.headers = headers.toArray(String[]::new);
        this.bindings = bindings;
        this.news = news;
    }

    @Override
    public Optional<String> endpoint(InferenceRequest request, List<Endpoint> candidates) {
        Optional<SessionKey> session = session(request);
        Optional<String> bound = session.flatMap(bindings::endpoint);
        boolean gone = bound.isPresent() && !isAmong(candidates, bound.get());
        adrift = gone ? session : Optional.empty();
        return gone ? Optional.empty() : bound;
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        Optional<SessionKey> session = session(request);
        if (session.isPresent() && (session.equals(adrift) || bindings.isOpenTo(session.get(), ticket))) {
            bindings.bind(session.get(), endpoint, ticket);
        }
        adrift = Optional.empty();
    }

    @Override
    public Map<String, String> answerHeaders(Endpoint endpoint) {
        return Map.of();
    }

    @Override
    public void tellNews(Audience others) {
        news.drain((session, binding) -> tell(session, binding, others));
    }

    /** Each part is of the sessions whose keys leave its number, divided by how many there are. */
    @Override
    public long tellAll(long position, Audience newcomer) {
        bindings.forEach((session, binding) -> {
            if (Long.remainderUnsigned(session.high(), PARTS) == position) {
                tell(session, binding, newcomer);
            }
        });
        return position >= 0 && position < PARTS - 1 ? position + 1 : -1;
    }

    @Override
    public void heard(Endpoint endpoint, Facts facts) {
        for (int first = 0; first + NUMBERS <= facts.size(); first += NUMBERS) {
            SessionKey session = new SessionKey(facts.get(first), facts.get(first + 1));
            long moves = facts.get(first + 2);
            if (moves >= 0 && moves <= Integer.MAX_VALUE) {
                bindings.hear(session, Binding.heard(endpoint, moves));
            }
        }
    }

    @Override
    public void left(Endpoint endpoint) {
        bindings.left(endpoint.slot());
    }

    private static void tell(SessionKey session, Binding binding, Audience audience) {
        if (binding.isThere()) {
            audience.tell(binding.slot(), Facts.of(session.high(), session.low(), binding.moves()));
        }
    }

    private Optional<SessionKey> session(InferenceRequest request) {
        for (String header : headers) {
            String name = request.headers().get(header);
            if (name != null && !name.isBlank() && name.length() <= LONGEST_NAME) {
                return Optional.of(SessionKey.of(name));
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
