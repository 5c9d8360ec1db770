package dev.sluice.telemetry;

import dev.sluice.caller.Caller;
import dev.sluice.message.Bill;
import dev.sluice.message.Completed;
import dev.sluice.message.Usage;
import dev.sluice.spi.Endpoint;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each exchange that is over: who was asked for what and how it went, never what was said. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.sluice.access");

    void record(Completed completed) {
        Completed.Subject subject = completed.subject();
        Completed.Timing timing = completed.timing();
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("requestId", subject.requestId())
                .addKeyValue("api", Served.operation(subject.api()))
                .addKeyValue("model", subject.model().orElse(""))
                .addKeyValue("pool", subject.pool().orElse(""))
                .addKeyValue(
                        "endpoint", completed.endpoint().map(Endpoint::name).orElse(""))
                .addKeyValue("keyId", subject.caller().flatMap(Caller::keyId).orElse(""))
                .addKeyValue("tenant", subject.caller().flatMap(Caller::tenant).orElse(""))
                .addKeyValue("streaming", subject.streaming())
                .addKeyValue("status", completed.status())
                .addKeyValue("outcome", completed.outcome())
                .addKeyValue("attempts", completed.attempts())
                .addKeyValue("millis", timing.total().toMillis());
        LoggingEventBuilder timed = timing.firstByte()
                .map(firstByte -> line.addKeyValue("firstByteMillis", firstByte.toMillis()))
                .orElse(line);
        LoggingEventBuilder counted =
                completed.usage().map(usage -> with(timed, usage)).orElse(timed);
        with(counted, completed.bill()).log("request");
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, Usage usage) {
        return line.addKeyValue("promptTokens", usage.promptTokens())
                .addKeyValue("cachedPromptTokens", usage.cachedPromptTokens())
                .addKeyValue("cacheCreationTokens", usage.cacheCreationTokens())
                .addKeyValue("outputTokens", usage.outputTokens())
                .addKeyValue("reasoningTokens", usage.reasoningTokens())
                .addKeyValue("tokensEstimated", usage.estimated());
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, Bill bill) {
        LoggingEventBuilder costs = line;
        for (Map.Entry<String, Long> cost : new TreeMap<>(bill.numbers().values()).entrySet()) {
            costs = costs.addKeyValue("cost." + cost.getKey(), cost.getValue());
        }
        LoggingEventBuilder numbered = costs;
        return bill.charge()
                .flatMap(charge -> charge.amount().map(amount -> numbered.addKeyValue("charge", amount.toPlainString())
                        .addKeyValue("currency", charge.currency())))
                .orElse(numbered);
    }
}
