package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members whose connections break, and come back. */
@Timeout(120)
class SplitClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WindowSpec day = WindowSpec.sliding(1000, Duration.ofDays(1));
    private final TestMembers members = new TestMembers("split");

    @Test
    void what_both_halves_used_is_kept_when_they_meet_again() throws Exception {
        int onePort = TestMembers.freePort();
        int otherPort = TestMembers.freePort();
        try (members;
                var toOne = new Passage(onePort);
                var toOther = new Passage(otherPort)) {
            HazelcastInstance one = start(onePort, toOne, toOther);
            HazelcastInstance other = start(otherPort, toOther, toOne);
            assertThat(take(one, "one", 100).remaining()).isEqualTo(900);
            members.awaitCopies();
            split(one, other, toOne, toOther);
            assertThat(take(one, "one", 200).remaining()).isEqualTo(700);
            assertThat(take(other, "other", 300).remaining()).isEqualTo(600);
            heal(one, other, toOne, toOther);
            assertThat(take(one, "one", 0).remaining()).isEqualTo(400);
            assertThat(take(other, "other", 0).remaining()).isEqualTo(400);
        }
    }

    private HazelcastInstance start(int port, Passage own, Passage others) {
        Config config = members.config(port);
        config.getNetworkConfig().setPublicAddress("127.0.0.1:" + own.port());
        config.getNetworkConfig()
                .getJoin()
                .getTcpIpConfig()
                .addMember("127.0.0.1:" + own.port())
                .addMember("127.0.0.1:" + others.port());
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "5")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "1")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "1");
        return members.start(config);
    }

    private static void split(HazelcastInstance one, HazelcastInstance other, Passage... passages) throws Exception {
        var gone = new CountDownLatch(2);
        one.getCluster().addMembershipListener(new Gone(gone));
        other.getCluster().addMembershipListener(new Gone(gone));
        for (Passage passage : passages) {
            passage.cut();
        }
        assertThat(gone.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void heal(HazelcastInstance one, HazelcastInstance other, Passage... passages) throws Exception {
        var merged = new CountDownLatch(1);
        for (HazelcastInstance each : new HazelcastInstance[] {one, other}) {
            each.getLifecycleService().addLifecycleListener(event -> {
                if (event.getState() == LifecycleState.MERGED) {
                    merged.countDown();
                }
            });
        }
        for (Passage passage : passages) {
            passage.mend();
        }
        assertThat(merged.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private Grant take(HazelcastInstance instance, String member, long amount) {
        var question = new CounterQuestion(new CounterName("tokens", "tenant"), day, new Change.Take(amount, amount));
        return new ClusterCounters(instance, member, PATIENCE)
                .change(question)
                .toCompletableFuture()
                .join();
    }

    private record Gone(CountDownLatch latch) implements MembershipListener {
        @Override
        public void memberAdded(MembershipEvent event) {}

        @Override
        public void memberRemoved(MembershipEvent event) {
            latch.countDown();
        }
    }
}
