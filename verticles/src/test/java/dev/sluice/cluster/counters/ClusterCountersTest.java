package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.Lease;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClusterCountersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestMembers members = new TestMembers("counters");

    /** Long enough that no part of it ends during a test. */
    private final WindowSpec day = WindowSpec.sliding(1000, Duration.ofDays(1));

    @AfterEach
    void stop() {
        members.close();
    }

    @Test
    void takes_of_three_members_at_once_never_exceed_the_limit() {
        List<ClusterCounters> counters = counters(members.start(3));
        List<CompletableFuture<Grant>> grants = new ArrayList<>();
        for (int take = 0; take < 600; take++) {
            grants.add(ask(counters.get(take % 3), "tenant", new Change.Take(7, 3)));
        }
        // 142 of 7, then one of 6.
        assertThat(grants.stream().mapToLong(grant -> grant.join().granted()).sum())
                .isEqualTo(1000);
        assertThat(grants.stream().filter(grant -> grant.join().granted() > 0)).hasSize(143);
    }

    @Test
    void a_member_that_is_killed_takes_no_usage_along() {
        List<HazelcastInstance> instances = members.start(3);
        List<ClusterCounters> counters = counters(instances);
        for (int subject = 0; subject < 60; subject++) {
            take(counters.get(subject % 3), "tenant-" + subject, 100 + subject);
        }
        members.awaitCopies();
        instances.get(1).getLifecycleService().terminate();
        for (int subject = 0; subject < 60; subject++) {
            assertThat(take(counters.get(0), "tenant-" + subject, 0).remaining())
                    .isEqualTo(900 - subject);
        }
    }

    @Test
    void what_is_outstanding_at_a_killed_member_counts_until_its_lease_expires_and_then_as_used() {
        List<HazelcastInstance> instances = members.start(2);
        List<ClusterCounters> counters = counters(instances);
        var wish = new Change.Wish(250, 250, 16);
        assertThat(ask(counters.get(1), "tenant", new Change.Renewal(1, 0, 0, 0, wish))
                        .join()
                        .granted())
                .isEqualTo(250);
        members.awaitCopies();
        instances.get(1).getLifecycleService().terminate();
        assertThat(take(counters.get(0), "tenant", 0).remaining()).isEqualTo(750);
    }

    @Test
    void a_share_is_spent_here_and_what_was_spent_is_told_there() {
        ClusterCounters counters = counters(members.start(1)).get(0);
        var lease = new Lease(day, 0);
        Grant grant = ask(counters, "tenant", lease.renew(30, 0)).join();
        lease.renewed(grant, 1_000_000);
        assertThat(lease.admit(20, 2_000_000)).isTrue();
        assertThat(take(counters, "tenant", 0).remaining()).isEqualTo(970);
        assertThat(ask(counters, "tenant", lease.end(3_000_000)).join().remaining())
                .isEqualTo(980);
    }

    @Test
    void a_correction_is_made_where_the_take_was() {
        ClusterCounters counters = counters(members.start(1)).get(0);
        long part = take(counters, "tenant", 300).part();
        assertThat(ask(counters, "tenant", new Change.Settle(part, 0, -100))
                        .join()
                        .remaining())
                .isEqualTo(800);
    }

    @Test
    void each_subject_limit_and_window_has_a_counter_of_its_own() {
        ClusterCounters counters = counters(members.start(1)).get(0);
        take(counters, "tenant", 300);
        assertThat(take(counters, "other", 0).remaining()).isEqualTo(1000);
        WindowSpec hour = WindowSpec.sliding(1000, Duration.ofHours(1));
        var question = new CounterQuestion(new CounterName("tokens", "tenant"), hour, new Change.Take(0, 0));
        assertThat(counters.change(question).toCompletableFuture().join().remaining())
                .isEqualTo(1000);
    }

    @Test
    void a_late_answer_fails_and_what_was_taken_is_given_back() {
        HazelcastInstance instance = members.start(1).get(0);
        var held = new CountDownLatch(1);
        CounterKey key = CounterKey.of(new CounterName("tokens", "tenant"), day);
        IMap<CounterKey, Counter> map = instance.getMap(CounterMaps.NAME);
        map.submitToKey(key, new Holding(held));
        var hasty = new ClusterCounters(instance, "member", Duration.ofMillis(20));
        assertThatThrownBy(() -> take(hasty, "tenant", 100)).hasCauseInstanceOf(TimeoutException.class);
        held.countDown();
        // The take makes the counter, and its return is the first change of it.
        while (!map.containsKey(key) || map.getEntryView(key).getVersion() < 1) {
            Thread.onSpinWait();
        }
        assertThat(take(counters(List.of(instance)).get(0), "tenant", 0).remaining())
                .isEqualTo(1000);
    }

    @Test
    void fails_where_the_member_has_left() {
        HazelcastInstance instance = members.start(1).get(0);
        ClusterCounters counters = counters(List.of(instance)).get(0);
        instance.getLifecycleService().terminate();
        assertThatThrownBy(() -> take(counters, "tenant", 1))
                .hasCauseInstanceOf(HazelcastInstanceNotActiveException.class);
    }

    @Test
    void a_counter_that_nobody_changes_is_forgotten_when_its_last_usage_no_longer_counts() {
        HazelcastInstance instance = members.start(1).get(0);
        take(counters(List.of(instance)).get(0), "tenant", 1);
        IMap<CounterKey, Counter> map = instance.getMap(CounterMaps.NAME);
        CounterKey key = CounterKey.of(new CounterName("tokens", "tenant"), day);
        // Two days, a part of 24 minutes, a lease's life of 1 s and 2 s.
        assertThat(map.getEntryView(key).getTtl())
                .isEqualTo(Duration.ofHours(48).plusMinutes(24).plusSeconds(3).toMillis());
    }

    private List<ClusterCounters> counters(List<HazelcastInstance> instances) {
        List<ClusterCounters> counters = new ArrayList<>();
        for (HazelcastInstance instance : instances) {
            counters.add(new ClusterCounters(instance, "member-" + counters.size(), PATIENCE));
        }
        return counters;
    }

    private Grant take(ClusterCounters counters, String subject, long amount) {
        return ask(counters, subject, new Change.Take(amount, amount)).join();
    }

    private CompletableFuture<Grant> ask(ClusterCounters counters, String subject, Change change) {
        return counters.change(new CounterQuestion(new CounterName("tokens", subject), day, change))
                .toCompletableFuture();
    }

    /** Holds the key until it is let go. */
    @SuppressWarnings("serial") // It never leaves this member.
    private record Holding(CountDownLatch latch) implements EntryProcessor<CounterKey, Counter, Boolean> {
        @Override
        public Boolean process(Map.Entry<CounterKey, Counter> entry) {
            try {
                return latch.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
