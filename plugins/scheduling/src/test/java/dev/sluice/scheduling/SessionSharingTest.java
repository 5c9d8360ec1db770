package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Sharing;
import dev.sluice.testkit.EndpointDraft;
import dev.sluice.testkit.Scores;
import dev.sluice.testkit.SharingContract;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionSharingTest extends SharingContract<SessionParameters> {
    private final Endpoint one = endpoint("one").slot(0).build();
    private final Endpoint two = endpoint("two").slot(1).build();
    private final List<Endpoint> both = List.of(one, two);
    private Instant now = EndpointDraft.TAKEN_AT;
    private final SessionAffinityScorer here = scorer(2);
    private final SessionAffinityScorer there = scorer(2);

    @Override
    protected PluginFactory<SessionParameters> factory() {
        return new SessionAffinityScorerFactory();
    }

    @Override
    protected SessionParameters parameters() {
        return Sessions.remembered(300, 100);
    }

    @Override
    protected Object observed(Sharing plugin, List<Endpoint> endpoints) {
        return IntStream.range(0, 10)
                .mapToObj(session ->
                        Scores.of((SessionAffinityScorer) plugin, Sessions.request("session-" + session), endpoints))
                .toList();
    }

    @Test
    void follows_a_session_that_moves() {
        here.placed(1, Sessions.request("s"), two);
        carry(here, there);
        assertThat(scores(there, "s")).containsExactly(0.0, 1.0);
        var unused = Scores.of(there, Sessions.request("s"), List.of(one));
        there.placed(2, Sessions.request("s"), one);
        carry(there, here);
        assertThat(scores(here, "s")).containsExactly(1.0, 0.0);
    }

    @Test
    void comes_to_the_same_endpoint_where_two_gateways_bind_a_session_at_a_time() {
        here.placed(1, Sessions.request("s"), two);
        there.placed(1, Sessions.request("s"), one);
        carry(here, there);
        carry(there, here);
        assertThat(scores(here, "s")).containsExactly(1.0, 0.0);
        assertThat(scores(there, "s")).containsExactly(1.0, 0.0);
    }

    @Test
    void tells_better_who_did_not_hear_that_a_session_moved() {
        here.placed(1, Sessions.request("s"), one);
        here.placed(1, Sessions.request("s"), two);
        here.tellNews((slot, lost) -> {});
        there.placed(1, Sessions.request("s"), one);
        carry(there, here);
        carry(here, there);
        assertThat(scores(here, "s")).containsExactly(0.0, 1.0);
        assertThat(scores(there, "s")).containsExactly(0.0, 1.0);
    }

    /** After a third of 300 seconds a session in use is told of again; the other would have forgotten it after 300. */
    @Test
    void keeps_a_session_known_that_is_in_use_at_another_gateway() {
        here.placed(1, Sessions.request("s"), two);
        carry(here, there);
        for (int turn = 0; turn < 4; turn++) {
            now = now.plusSeconds(101);
            assertThat(scores(here, "s")).containsExactly(0.0, 1.0);
            carry(here, there);
        }
        assertThat(scores(there, "s")).containsExactly(0.0, 1.0);
    }

    @Test
    void remembers_of_what_it_hears_the_2_sessions_told_last_where_there_is_room_for_2() {
        SessionAffinityScorer large = scorer(10);
        large.tellNews((slot, facts) -> {});
        for (String session : List.of("a", "b", "c")) {
            large.placed(1, Sessions.request(session), two);
        }
        carry(large, there);
        assertThat(scores(there, "a")).containsExactly(0.0, 0.0);
        assertThat(scores(there, "b")).containsExactly(0.0, 1.0);
        assertThat(scores(there, "c")).containsExactly(0.0, 1.0);
    }

    @Test
    void tells_nothing_of_sessions_at_an_endpoint_that_has_left() {
        here.placed(1, Sessions.request("s"), two);
        here.left(two);
        here.tellNews((slot, facts) -> assertThat(facts).isNull());
        for (long part = 0; part >= 0; ) {
            part = here.tellAll(part, (slot, facts) -> assertThat(facts).isNull());
        }
    }

    @Test
    void leaves_it_to_the_owner_of_the_sessions_to_tell_of_them() {
        var shared = new SessionAffinityScorer(here.affinity(), false);
        here.placed(1, Sessions.request("s"), two);
        shared.tellNews((slot, facts) -> assertThat(facts).isNull());
        assertThat(shared.tellAll(0, (slot, facts) -> assertThat(facts).isNull()))
                .isNegative();
        carry(here, there);
        assertThat(scores(there, "s")).containsExactly(0.0, 1.0);
    }

    /** Carries the news of one gateway to another. */
    private void carry(SessionAffinityScorer from, SessionAffinityScorer to) {
        from.tellNews((slot, facts) -> to.heard("other", both.get(slot), facts));
    }

    private List<Double> scores(SessionAffinityScorer scorer, String session) {
        return Scores.of(scorer, Sessions.request(session), both);
    }

    private SessionAffinityScorer scorer(int room) {
        SessionAffinityScorer asked = (SessionAffinityScorer)
                new SessionAffinityScorerFactory().create(Sessions.remembered(300, room), Contexts.at(() -> now));
        asked.tellNews((slot, facts) -> {});
        return asked;
    }
}
