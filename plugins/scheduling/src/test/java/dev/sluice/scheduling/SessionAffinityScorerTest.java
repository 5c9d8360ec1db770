package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.EndpointDraft;
import dev.sluice.testkit.Requests;
import dev.sluice.testkit.ScorerContract;
import dev.sluice.testkit.Scores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SessionAffinityScorerTest extends ScorerContract<SessionParameters> {
    @Override
    protected PluginFactory<SessionParameters> factory() {
        return new SessionAffinityScorerFactory();
    }

    @Override
    protected SessionParameters parameters() {
        return Sessions.remembered(300, 100);
    }

    @Override
    protected List<Supplier<SessionParameters>> unusableParameters() {
        return List.of(
                () -> Sessions.remembered(0, 1),
                () -> Sessions.remembered(1, 0),
                () -> Sessions.inHeader("session"),
                () -> Sessions.inHeader("x-api-key"),
                () -> Sessions.inCookie("session"),
                () -> Sessions.ofProfile("prefill"));
    }

    private final Endpoint one = endpoint("one").build();
    private final Endpoint two = endpoint("two").slot(1).build();
    private final List<Endpoint> both = List.of(one, two);

    private Instant now = EndpointDraft.TAKEN_AT;
    private final SessionAffinityScorer scorer =
            (SessionAffinityScorer) factory().create(Sessions.remembered(300, 2), Contexts.at(() -> now));

    @Test
    void scores_0_until_the_session_is_placed_and_then_1_where_it_was() {
        assertThat(scores("s")).containsExactly(0.0, 0.0);
        scorer.placed(1, Sessions.request("s"), two);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
    }

    @Test
    void stays_bound_when_other_scores_outweigh_it() {
        scorer.placed(1, Sessions.request("s"), two);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
        scorer.placed(2, Sessions.request("s"), one);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
    }

    @Test
    void moves_when_the_endpoint_is_no_candidate() {
        scorer.placed(1, Sessions.request("s"), two);
        assertThat(Scores.of(scorer, Sessions.request("s"), List.of(one))).containsExactly(0.0);
        scorer.placed(2, Sessions.request("s"), one);
        assertThat(scores("s")).containsExactly(1.0, 0.0);
    }

    @Test
    void follows_the_first_request_when_it_is_tried_elsewhere() {
        scorer.placed(1, Sessions.request("s"), one);
        scorer.placed(1, Sessions.request("s"), two);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
    }

    @Test
    void forgets_a_session_300_seconds_after_its_last_request() {
        scorer.placed(1, Sessions.request("s"), two);
        now = now.plusSeconds(299);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
        now = now.plusSeconds(299);
        assertThat(scores("s")).containsExactly(0.0, 1.0);
        now = now.plusSeconds(300);
        assertThat(scores("s")).containsExactly(0.0, 0.0);
    }

    @Test
    void remembers_the_2_sessions_used_last_where_there_is_room_for_2() {
        scorer.placed(1, Sessions.request("a"), one);
        scorer.placed(2, Sessions.request("b"), one);
        assertThat(scores("a")).containsExactly(1.0, 0.0);
        scorer.placed(3, Sessions.request("c"), one);
        assertThat(scores("b")).containsExactly(0.0, 0.0);
        assertThat(scores("a")).containsExactly(1.0, 0.0);
        assertThat(scores("c")).containsExactly(1.0, 0.0);
    }

    @Test
    void takes_no_note_of_names_longer_than_256_letters() {
        scorer.placed(1, Sessions.request("s".repeat(257)), one);
        assertThat(scores("s".repeat(257))).containsExactly(0.0, 0.0);
        scorer.placed(2, Sessions.request("s".repeat(256)), one);
        assertThat(scores("s".repeat(256))).containsExactly(1.0, 0.0);
    }

    @Test
    void tells_the_client_the_name_of_its_endpoint_and_believes_it() {
        var token = (SessionAffinityScorer) factory().create(Sessions.token(), Contexts.ALONE);
        assertThat(token.answerHeaders(Sessions.request("s"), two)).isEqualTo(Map.of("x-session-token", "dHdv"));
        var request = Requests.withHeaders("llama", Map.of("x-session-token", "dHdv"));
        assertThat(Scores.of(token, request, both)).containsExactly(0.0, 1.0);
    }

    @Test
    void shares_the_sessions_of_another_plugin() {
        var filter = (SessionAffinityFilter)
                new SessionAffinityFilterFactory().create(Sessions.remembered(300, 2), Contexts.ALONE);
        var shared = (SessionAffinityScorer)
                factory().create(Sessions.of("filter"), Sessions.withProducer("filter", filter));
        filter.placed(1, Sessions.request("s"), two);
        shared.placed(1, Sessions.request("s"), two);
        assertThat(Scores.of(shared, Sessions.request("s"), both)).containsExactly(0.0, 1.0);
        assertThat(Kept.of(filter, Sessions.request("s"), both)).containsExactly("two");
    }

    private List<Double> scores(String session) {
        return Scores.of(scorer, Sessions.request(session), both);
    }
}
