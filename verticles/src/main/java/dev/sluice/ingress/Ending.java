package dev.sluice.ingress;

import dev.sluice.message.Bill;
import dev.sluice.message.Completed;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.Outcome;
import dev.sluice.message.Settlement.Spent;
import dev.sluice.message.Usage;
import dev.sluice.routing.Routed;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * An exchange that is over, and what others are told of it.
 *
 * @param request empty where it was not understood
 * @param routed empty where no rule took it
 * @param delivery empty where it was not sent on
 */
record Ending(
        String id,
        Arrival arrival,
        Optional<InferenceApi> api,
        Optional<InferenceRequest> request,
        Optional<Routed> routed,
        Optional<Delivery> delivery,
        Outcome outcome) {
    private static final int CLIENT_CLOSED_REQUEST = 499;

    /** What telemetry and the ledger are told. */
    Completed completed(Stopwatch watch, Billing billing) {
        Optional<Usage> usage = usage();
        HttpServerResponse response = arrival.http().response();
        return new Completed(
                new Completed.Subject(
                        id,
                        api,
                        routed.flatMap(found -> request.map(InferenceRequest::model)),
                        last().map(Outgoing::backendName),
                        request.filter(InferenceRequest::streaming).isPresent(),
                        arrival.caller()),
                delivery.flatMap(Delivery::lastEndpoint),
                response.headWritten() ? response.getStatusCode() : CLIENT_CLOSED_REQUEST,
                outcome,
                delivery.map(Delivery::attempts).orElse(0),
                watch.timing(relay().map(Relay::chunks).orElse(0)),
                usage,
                usage.flatMap(used -> last().map(there -> there.bill(billing, used)))
                        .orElse(Bill.NONE));
    }

    /** What limits are told; nothing where no tokens are known. */
    Optional<Spent> spent(Completed completed) {
        return completed.usage().flatMap(used -> last().map(there ->
                new Spent(there.consumption(used), completed.bill().charge(), used.estimated())));
    }

    /**
     * The tokens that are known, or those of the prompt where a client did not wait for the first of the answer. What is only looked up
     * has been counted when it was made.
     */
    private Optional<Usage> usage() {
        if (!arrival.http().method().equals(HttpMethod.POST)) {
            return Optional.empty();
        }
        boolean computed = outcome == Outcome.CLIENT_GONE
                && api.isPresent()
                && delivery.filter(running -> running.attempts() > 0).isPresent()
                && relay().map(Relay::succeeds).orElse(true);
        return relay().flatMap(Relay::usage).or(() -> request.filter(asked -> computed)
                .map(asked -> Usage.estimated(asked.prompt().estimatedTokens(), 0)));
    }

    private Optional<Relay> relay() {
        return delivery.flatMap(Delivery::relay);
    }

    private Optional<Outgoing> last() {
        return delivery.flatMap(Delivery::lastOutgoing);
    }
}
