package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.NOW;
import static dev.sluice.scoring.Fixtures.address;
import static dev.sluice.scoring.Fixtures.placement;
import static dev.sluice.scoring.Fixtures.polled;
import static dev.sluice.scoring.Fixtures.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.EndpointFacts;
import dev.sluice.message.InFlightCount;
import dev.sluice.message.InFlightShare;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.PickerSpec;
import dev.sluice.message.Released;
import dev.sluice.message.SnapshotCursor;
import dev.sluice.message.SnapshotPart;
import dev.sluice.naming.EndpointKey;
import dev.sluice.scoring.Profile.NamedPicker;
import dev.sluice.scoring.Profile.Steps;
import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.Sharing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OthersTest {
    private static final long A = EndpointKey.of(address("a"));
    private static final long B = EndpointKey.of(address("b"));

    private final List<String> failed = new ArrayList<>();
    private final Witness first = new Witness();
    private final Witness second = new Witness();
    private final Map<String, Plugin> plugins = new LinkedHashMap<>();
    private final Pool pool = pool();
    private final Others others = pool.others();

    @Test
    void count_beside_what_this_gateway_has_in_flight() {
        pool.place(placement(100));
        hear("g2", false, new InFlightCount(A, 2, 30), new InFlightCount(B, 1, 7));
        hear("g3", false, new InFlightCount(B, 4, 1));
        assertThat(inFlight()).containsExactly("3 of 130", "5 of 8");
    }

    @Test
    void count_as_they_said_last() {
        hear("g2", false, new InFlightCount(A, 2, 30), new InFlightCount(B, 1, 7));
        hear("g2", false, new InFlightCount(A, 1, 10));
        assertThat(inFlight()).containsExactly("1 of 10", "1 of 7");
    }

    @Test
    void have_nothing_at_endpoints_that_a_whole_share_leaves_out() {
        hear("g2", false, new InFlightCount(A, 2, 30), new InFlightCount(B, 1, 7));
        hear("g2", true, new InFlightCount(A, 2, 30));
        assertThat(inFlight()).containsExactly("2 of 30", "0 of 0");
    }

    @Test
    void take_their_share_with_them() {
        hear("g2", false, new InFlightCount(A, 2, 30));
        hear("g3", false, new InFlightCount(A, 1, 5));
        others.keep(Set.of("g3"));
        assertThat(inFlight()).containsExactly("1 of 5", "0 of 0");
    }

    @Test
    void lose_their_share_of_an_endpoint_that_leaves() {
        hear("g2", false, new InFlightCount(A, 2, 30));
        pool.update(snapshot(polled("b", NOW)));
        pool.update(snapshot(polled("b", NOW), polled("a", NOW)));
        assertThat(inFlight()).containsExactly("0 of 0", "0 of 0");
        hear("g2", true, new InFlightCount(A, 2, 30));
        others.keep(Set.of());
        assertThat(inFlight()).containsExactly("0 of 0", "0 of 0");
    }

    @Test
    void may_speak_of_endpoints_that_are_not_known_here() {
        hear("g2", true, new InFlightCount(12345, 2, 30));
        assertThat(inFlight()).containsExactly("0 of 0", "0 of 0");
    }

    @Test
    void are_told_of_the_endpoints_where_something_changed_and_now_and_then_of_all_in_use() {
        long ticket = pool.place(placement(100)).ticket();
        hear("g2", false, new InFlightCount(B, 1, 7));
        assertThat(others.share("g1", false).counts()).containsExactly(new InFlightCount(A, 1, 100));
        assertThat(others.share("g1", false).counts()).isEmpty();
        assertThat(others.share("g1", true).counts()).containsExactly(new InFlightCount(A, 1, 100));
        pool.release(new Released(ticket));
        assertThat(others.share("g1", false))
                .isEqualTo(new InFlightShare("llama", "g1", false, List.of(new InFlightCount(A, 0, 0))));
        assertThat(others.share("g1", true).counts()).isEmpty();
    }

    @Test
    void are_told_what_each_plugin_has_learnt_by_its_name() {
        first.news.add(Facts.of(1, 2));
        second.news.add(Facts.of(3));
        assertThat(news())
                .containsExactly(
                        new LearntFacts("llama", "g1", "first", List.of(new EndpointFacts(B, Facts.of(1, 2)))),
                        new LearntFacts("llama", "g1", "second", List.of(new EndpointFacts(B, Facts.of(3)))));
        assertThat(news()).isEmpty();
    }

    @Test
    void are_told_at_most_16384_numbers_at_a_time() {
        for (int told = 0; told < 5; told++) {
            first.news.add(Facts.copyOf(new long[8000], 8000));
        }
        assertThat(news()).extracting(told -> told.facts().size()).containsExactly(2, 2, 1);
    }

    @Test
    void are_heard_by_the_plugin_of_the_name_alone() {
        others.hear(learnt("g2", "second", A, 7));
        others.hear(learnt("g2", "second", 12345, 8));
        others.hear(learnt("g2", "third", A, 9));
        assertThat(first.heard).isEmpty();
        assertThat(second.heard).containsExactly("g2 of a: 7");
    }

    @Test
    void are_heard_by_the_others_where_one_plugin_throws() {
        first.broken = true;
        others.hear(learnt("g2", "first", A, 7));
        others.hear(learnt("g2", "second", A, 7));
        second.news.add(Facts.of(3));
        assertThat(news()).extracting(LearntFacts::plugin).containsExactly("second");
        others.keep(Set.of());
        assertThat(failed).containsExactly("first", "first", "first");
        assertThat(second.heard).containsExactly("g2 of a: 7", "g2 gone");
    }

    @Test
    void are_gone_for_all_plugins_once() {
        others.hear(learnt("g2", "second", A, 7));
        others.keep(Set.of("g2"));
        others.keep(Set.of());
        others.keep(Set.of());
        assertThat(first.heard).containsExactly("g2 gone");
        assertThat(second.heard).containsExactly("g2 of a: 7", "g2 gone");
    }

    @Test
    void hear_all_that_plugins_know_in_parts_when_they_come() {
        first.parts = 2;
        second.parts = 1;
        List<String> told = new ArrayList<>();
        Optional<SnapshotCursor> cursor = Optional.of(SnapshotCursor.START);
        while (cursor.isPresent()) {
            SnapshotPart part = others.snapshot("g1", cursor.get());
            part.facts()
                    .forEach(learnt -> told.add(
                            learnt.plugin() + learnt.facts().get(0).facts().get(0)));
            cursor = part.next();
        }
        assertThat(told).containsExactly("first0", "first1", "second0");
    }

    @Test
    void hear_nothing_of_plugins_there_are_not() {
        assertThat(others.snapshot("g1", new SnapshotCursor(2, 0)))
                .isEqualTo(new SnapshotPart(List.of(), Optional.empty()));
    }

    private void hear(String gateway, boolean whole, InFlightCount... counts) {
        others.hear(new InFlightShare("llama", gateway, whole, List.of(counts)));
    }

    private static LearntFacts learnt(String gateway, String plugin, long endpoint, long fact) {
        return new LearntFacts("llama", gateway, plugin, List.of(new EndpointFacts(endpoint, Facts.of(fact))));
    }

    private List<LearntFacts> news() {
        List<LearntFacts> told = new ArrayList<>();
        others.news("g1", told::add);
        return told;
    }

    private List<String> inFlight() {
        return pool.view().endpoints().stream()
                .map(endpoint -> endpoint.inFlightRequests() + " of " + endpoint.inFlightTokens())
                .toList();
    }

    private Pool pool() {
        plugins.put("first", first);
        plugins.put("second", second);
        Steps steps = new Steps(List.of(), List.of(), new NamedPicker("first", Fixtures.HIGHEST_FIRST));
        PluginFailures failures = (plugin, failure) -> failed.add(plugin);
        return new Pool(
                Fixtures.pool(new PickerSpec(List.of(), List.of()), "a", "b"),
                new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(1), OptionalLong.empty()),
                new PluginContext(new SplittableRandom(1), () -> NOW),
                new Scheduler(new Profile(steps, failures), new Participants(plugins, failures)));
    }

    /** Tells of b, which has the number 1, and of a number that no endpoint has. */
    private static final class Witness implements Sharing {
        private final List<Facts> news = new ArrayList<>();
        private final List<String> heard = new ArrayList<>();
        private int parts;
        private boolean broken;

        @Override
        public void tellNews(Audience others) {
            check();
            news.forEach(facts -> {
                others.tell(1, facts);
                others.tell(99, facts);
            });
            news.clear();
        }

        @Override
        public long tellAll(long position, Audience newcomer) {
            newcomer.tell(0, Facts.of(position));
            return position + 1 < parts ? position + 1 : -1;
        }

        @Override
        public void heard(String gateway, Endpoint endpoint, Facts facts) {
            check();
            heard.add(gateway + " of " + endpoint.name() + ": " + facts.get(0));
        }

        @Override
        public void gone(String gateway) {
            check();
            heard.add(gateway + " gone");
        }

        private void check() {
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
