package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import dev.sluice.counting.Change;
import dev.sluice.counting.Change.Floor;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that have all just begun, and know from elsewhere what was used. */
@Timeout(60)
class KnownUseTest {
    private final TestMembers members = new TestMembers("known-use");
    private final WindowSpec month = WindowSpec.fixed(1000, WindowSpec.MONTH);

    @AfterEach
    void stop() {
        members.close();
    }

    private Grant ask(HazelcastInstance member, Change change) {
        var question = new CounterQuestion(new CounterName("budget", "tenant"), month, change);
        String name = member.getCluster().getLocalMember().getUuid().toString();
        return new ClusterCounters(member, name, Duration.ofSeconds(30))
                .change(question)
                .toCompletableFuture()
                .join();
    }

    @Test
    void is_counted_once_by_all_and_survives_the_loss_of_one() {
        long part = month.part(System.currentTimeMillis());
        var known = new Change.AtLeast(List.of(new Floor(part, part, 700)));
        List<HazelcastInstance> instances = members.start(3);

        assertThat(ask(instances.get(0), known).remaining()).isEqualTo(300);
        assertThat(ask(instances.get(0), new Change.Take(100, 100)).remaining()).isEqualTo(200);
        assertThat(ask(instances.get(1), known).remaining()).isEqualTo(200);

        members.awaitCopies();
        instances.get(1).getLifecycleService().terminate();
        assertThat(ask(instances.get(2), known).remaining()).isEqualTo(200);
    }
}
