package dev.sluice.cluster.counters;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterQuestion;
import dev.sluice.naming.TextHash;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The counters of the cluster, as one gateway changes them. Each counter is changed by one gateway at a time, at once there and in its copy.
 *
 * <p>An answer that takes longer than the deadline, as while the gateway where the counter lives is lost, fails with a {@link
 * java.util.concurrent.TimeoutException}. The change may have been carried out: a take is given back as soon as its answer comes after all, a
 * renewal is put right by the next one. A member that has left the cluster, or is just joining another half of it, fails with a {@link
 * HazelcastInstanceNotActiveException}.
 *
 * <p>Answers come on threads of Hazelcast, which must not be held; who waits for one continues on its own.
 */
public final class ClusterCounters {
    private final IMap<CounterKey, Counter> counters;
    private final long member;
    private final long deadlineMillis;

    /**
     * The counters of a member that {@link CounterMaps} has configured.
     *
     * @param member its id, its own for as long as its process lives
     */
    public ClusterCounters(HazelcastInstance hazelcast, String member, Duration deadline) {
        counters = hazelcast.getMap(CounterMaps.NAME);
        this.member = TextHash.of(member);
        deadlineMillis = deadline.toMillis();
    }

    /** Carries out what is asked. */
    public CompletionStage<Grant> change(CounterQuestion question) {
        CounterKey key = CounterKey.of(question.counter(), question.window());
        try {
            return submit(key, question).orTimeout(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (HazelcastInstanceNotActiveException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Grant> submit(CounterKey key, CounterQuestion question) {
        var answer = new CompletableFuture<Grant>();
        var processor = new ChangeProcessor(question.window(), member, question.change());
        counters.submitToKey(key, processor)
                .whenCompleteAsync(
                        (grant, failure) -> {
                            if (failure != null) {
                                answer.completeExceptionally(failure);
                            } else if (!answer.complete(grant)
                                    && question.change() instanceof Change.Take
                                    && grant.granted() > 0) {
                                giveBack(key, question.window(), grant);
                            }
                        },
                        Runnable::run);
        return answer;
    }

    /** Nobody waited for what was taken. */
    private void giveBack(CounterKey key, WindowSpec window, Grant late) {
        var back = new Change.Settle(late.part(), 0, -late.granted());
        counters.submitToKey(key, new ChangeProcessor(window, member, back));
    }
}
