package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.request;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.message.Answering;
import dev.sluice.message.Moved;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.message.Placement;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Released;
import dev.sluice.scoring.Replay.Change;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.PromptPart;
import dev.sluice.spi.Scorer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A log of 4 requests at a and b, placed where the least are in flight: a, b, a, b. */
class ReplayTest {
    private static final PoolSpec LEAST = pool("least");
    private static final PluginCatalog CATALOG = FakeFactory.catalog(
            Fixtures.maxScorePicker(),
            scorer("least", Fixtures.LEAST_IN_FLIGHT),
            scorer("always-b", (request, all) -> endpoint -> "b".equals(endpoint.name()) ? 1 : 0),
            scorer("level", (request, all) -> endpoint -> 0.5));

    private final List<String> log = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    @Test
    void changes_nothing_with_the_same_picker() {
        fillLog();
        ReplayTally tally = replay(LEAST);
        assertThat(tally.decisions()).isEqualTo(4);
        assertThat(tally.changed()).isZero();
        assertThat(tally.ties()).isZero();
        assertThat(tally.before()).isEqualTo(Map.of("a", 2L, "b", 2L));
        assertThat(tally.after()).isEqualTo(tally.before());
        assertThat(changes).isEmpty();
    }

    @Test
    void tells_of_the_2_of_4_that_would_go_to_b_instead_of_a() {
        fillLog();
        ReplayTally tally = replay(pool("always-b"));
        assertThat(tally.changed()).isEqualTo(2);
        assertThat(tally.after()).isEqualTo(Map.of("b", 4L));
        assertThat(changes).containsExactly(new Change(NOW, "r0", "a", "b"), new Change(NOW, "r2", "a", "b"));
    }

    @Test
    void counts_no_change_where_both_endpoints_are_equally_good() {
        fillLog();
        ReplayTally tally = replay(pool("level"));
        assertThat(tally.changed()).isZero();
        assertThat(tally.ties()).isEqualTo(2);
    }

    @Test
    void logs_each_decision_and_what_became_of_it_in_order_without_prompt_and_headers() {
        fillLog();
        assertThat(log.stream().map(line -> new JsonObject(line).getString("is")))
                .containsExactly(
                        "decision",
                        "placed",
                        "decision",
                        "placed",
                        "decision",
                        "placed",
                        "decision",
                        "placed",
                        "answering",
                        "ended",
                        "placed",
                        "ended",
                        "left");
        assertThat(String.join("\n", log)).doesNotContain("secret").doesNotContain("x-tenant");
    }

    @Test
    void reads_a_request_and_its_candidates_as_they_were() {
        fillLog();
        LoggedLine line = new LoggedLine(new JsonObject(log.get(0)));
        assertThat(line.request().prompt().prefixBlocks()).isEqualTo(PrefixBlocks.copyOf(new long[] {-1, 7}, 2));
        assertThat(line.request().maxOutputTokens()).hasValue(64);
        assertThat(line.request().streaming()).isTrue();
        assertThat(line.candidates().get(1).sample()).isEqualTo(Fixtures.sample(NOW));
        assertThat(line.firstChosen()).contains(address("a"));
    }

    @Test
    void refuses_what_is_no_line_of_a_log() {
        assertThatThrownBy(() -> new Replay(LEAST, CATALOG, 1, changes::add)
                        .take(new JsonObject().put("at", NOW.toString()).put("is", "lunch")))
                .hasMessage("wanted a line of a decision log, found lunch");
    }

    private void fillLog() {
        PluginContext context = new PluginContext(new SplittableRandom(1), () -> NOW);
        Pool pool = new Pool(
                LEAST,
                new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(1), OptionalLong.empty()),
                context,
                Schedulers.of(LEAST, CATALOG, context));
        pool.update(snapshot(polled("a", NOW), polled("b", NOW)));
        pool.note(new DecisionLog(() -> NOW, line -> log.add(line.get().encode())));
        List<Long> tickets = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            tickets.add(pool.place(new Placement(asked("r" + number), Set.of())).ticket());
        }
        pool.answering(new Answering(tickets.get(1)));
        pool.move(new Moved(tickets.get(0), address("b"), request(1)));
        pool.release(new Released(tickets.get(0)));
        pool.update(snapshot(polled("b", NOW)));
    }

    private ReplayTally replay(PoolSpec pool) {
        Replay replay = new Replay(pool, CATALOG, 1, changes::add);
        log.forEach(line -> replay.take(new JsonObject(line)));
        return replay.tally();
    }

    private static InferenceRequest asked(String id) {
        Prompt prompt = new Prompt(
                List.of(PromptPart.text("user", "secret")), List.of(), 9, PrefixBlocks.copyOf(new long[] {-1, 7}, 2));
        return new InferenceRequest(id, "llama", true, OptionalInt.of(64), prompt, Map.of("x-tenant", "t"));
    }

    private static PoolSpec pool(String scorer) {
        return Fixtures.pool(new PickerSpec(List.of(new PluginSpec("", scorer, Map.of())), List.of()), "a", "b");
    }

    private static FakeFactory<NoParameters> scorer(String type, Scorer scorer) {
        return new FakeFactory<>(type, NoParameters.class, (parameters, context) -> scorer);
    }
}
