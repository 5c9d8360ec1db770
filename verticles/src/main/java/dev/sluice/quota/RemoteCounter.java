package dev.sluice.quota;

import dev.sluice.counting.Change;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * One counter of the cluster.
 *
 * @param ask changes it; fails where no answer comes in time, and what was asked for may have been carried out
 */
record RemoteCounter(CounterName name, Function<CounterQuestion, Future<Grant>> ask) {
    /** Changes it; fails with {@link CountersLost} where no answer comes in time. */
    Future<Grant> change(WindowSpec window, Change change) {
        return ask.apply(new CounterQuestion(name, window, change))
                .recover(late -> Future.failedFuture(new CountersLost()));
    }
}
