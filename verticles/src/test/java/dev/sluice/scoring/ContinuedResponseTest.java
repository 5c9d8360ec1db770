package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.HIGHEST_FIRST;
import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.failing;
import static dev.sluice.scoring.Fixtures.names;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ExplainQuestion;
import dev.sluice.message.Explanation.Candidate;
import dev.sluice.message.KeeperAnswer;
import dev.sluice.message.KeeperQuestion;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Placement;
import dev.sluice.message.Rested;
import dev.sluice.naming.EndpointKey;
import dev.sluice.naming.ResponseId;
import dev.sluice.scoring.Profile.NamedFilter;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Prompt;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Three endpoints, of which the picker names a first. */
class ContinuedResponseTest {
    private String turnedDown = "";
    private final Pool pool = new Pool(
            Fixtures.pool(new PickerSpec(List.of(), List.of()), "a", "b", "c"),
            new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(15), OptionalLong.empty()),
            new PluginContext(new SplittableRandom(1), () -> NOW),
            new Scheduler(profile(), Participants.NONE));

    private Profile profile() {
        NamedFilter filter = new NamedFilter(
                "not-that-one", (request, left) -> endpoint -> !endpoint.name().equals(turnedDown));
        return new Profile(
                new Steps(List.of(filter), List.of(), new NamedPicker("highest", HIGHEST_FIRST)), (plugin, failure) -> {
                    throw new IllegalStateException(failure);
                });
    }

    private static InferenceRequest after(String id) {
        return new InferenceRequest("1", "llama", false, OptionalInt.empty(), Prompt.EMPTY, Map.of(), Optional.of(id));
    }

    private static InferenceRequest afterOneOf(String endpoint) {
        return after("resp_1" + ResponseId.suffix(EndpointKey.of(address(endpoint))));
    }

    private List<String> place(InferenceRequest request, URI... tried) {
        return names(pool.place(new Placement(request, Set.of(tried))).endpoints());
    }

    @Test
    void goes_to_the_endpoint_that_keeps_the_earlier_one_and_to_no_other() {
        assertThat(place(afterOneOf("c"))).containsExactly("c");
        assertThat(place(afterOneOf("b"))).containsExactly("b");
        assertThat(pool.view().picks()).isEqualTo(Map.of("a", 0L, "b", 1L, "c", 1L));
    }

    @Test
    void goes_there_while_it_rests_and_when_its_polls_fail() {
        pool.update(snapshot(polled("a", NOW), failing("b", NOW), polled("c", NOW)));
        pool.rest(new Rested(address("c"), Duration.ofMinutes(1)));
        assertThat(place(afterOneOf("b"))).containsExactly("b");
        assertThat(place(afterOneOf("c"))).containsExactly("c");
    }

    @Test
    void goes_where_the_picker_says_when_the_endpoint_has_left_or_never_was() {
        pool.update(snapshot(polled("a", NOW), polled("b", NOW)));
        assertThat(place(afterOneOf("c"))).containsExactly("a", "b");
        assertThat(place(afterOneOf("elsewhere"))).containsExactly("a", "b");
        assertThat(place(after("resp_1"))).containsExactly("a", "b");
    }

    @Test
    void goes_where_the_picker_says_when_the_endpoint_was_tried_or_is_turned_down() {
        assertThat(place(afterOneOf("c"), address("c"))).containsExactly("a", "b");
        turnedDown = "c";
        assertThat(place(afterOneOf("c"))).containsExactly("a", "b");
    }

    @Test
    void tells_which_endpoints_it_has() {
        assertThat(pool.keeps(new KeeperQuestion(EndpointKey.of(address("c"))))).isEqualTo(new KeeperAnswer(true));
        assertThat(pool.keeps(new KeeperQuestion(42))).isEqualTo(new KeeperAnswer(false));
    }

    @Test
    void is_explained_as_it_is_placed() {
        assertThat(pool.explain(new ExplainQuestion(afterOneOf("c"))).candidates())
                .extracting(Candidate::endpoint)
                .containsExactly("c");
    }
}
