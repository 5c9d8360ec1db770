package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    private List<ClusterCounters> counters(List<HazelcastInstance> instances) {
        List<ClusterCounters> counters = new ArrayList<>();
        for (HazelcastInstance instance : instances) {
            counters.add(new ClusterCounters(instance, "member-" + counters.size(), PATIENCE));
        }
        return counters;
    }

    private CompletableFuture<Grant> ask(ClusterCounters counters, String subject, Change change) {
        return counters.change(new CounterQuestion(new CounterName("tokens", subject), day, change))
                .toCompletableFuture();
    }
}
