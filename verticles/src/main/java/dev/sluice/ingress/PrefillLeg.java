package dev.sluice.ingress;

import dev.sluice.message.Prefilled;
import dev.sluice.message.Prefilled.Failure;
import dev.sluice.problem.Problem;
import dev.sluice.rewriting.TopLevel;
import dev.sluice.spi.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first of a request's two legs: has the prompt computed at one endpoint, by vLLM's NIXL protocol, so that another can
 * fetch it from there and give the answer. Where that fails, the other computes the prompt itself.
 */
final class PrefillLeg {
    private static final Logger LOG = LoggerFactory.getLogger(PrefillLeg.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final String PARAMETERS = "kv_transfer_params";
    private static final TopLevel.Change COMPUTE = new TopLevel.Change(
            Map.of(
                    "stream",
                    "false",
                    "max_tokens",
                    "1",
                    PARAMETERS,
                    "{\"do_remote_decode\":true,\"do_remote_prefill\":false,\"remote_engine_id\":null,"
                            + "\"remote_block_ids\":null,\"remote_host\":null,\"remote_port\":null}"),
            Map.of(
                    "max_completion_tokens", Optional.of("1"),
                    "min_tokens", Optional.empty(),
                    "stream_options", Optional.empty()));

    private final Loop loop;
    private final Stay stay;
    private final Attempt attempt;

    PrefillLeg(Loop loop, Stay stay, Endpoint endpoint) {
        this.loop = loop;
        this.stay = stay;
        this.attempt = new Attempt(endpoint);
    }

    /** Runs; succeeds with the body of the other leg, in any case. */
    Future<Buffer> run() {
        long timer = loop.vertx().setTimer(LIMIT.toMillis(), late -> abandon(new Problem.Timeout("a prefill", LIMIT)));
        return change(COMPUTE)
                .compose(body ->
                        attempt.send(loop.upstreams().client(stay.visit().upstream()), stay.outgoing(), body))
                .compose(PrefillLeg::parameters)
                .compose(found -> change(new TopLevel.Change(Map.of(PARAMETERS, found), Map.of())))
                .onSuccess(done -> tell(Optional.empty()))
                .otherwise(this::local)
                .onComplete(over -> loop.vertx().cancelTimer(timer));
    }

    /** Stops it, as the client has left or it takes too long. */
    void abandon(Problem why) {
        attempt.abandon(why);
    }

    private Future<Buffer> change(TopLevel.Change change) {
        Buffer body = stay.body();
        return loop.work(body.length(), () -> TopLevel.change(change, body));
    }

    private static Future<String> parameters(HttpClientResponse answer) {
        return answer.body().compose(body -> {
            Optional<String> found = TopLevel.object(PARAMETERS, body);
            if (answer.statusCode() != OK) {
                return Future.failedFuture(new PrefillRefusal(Failure.REFUSED, "answered " + answer.statusCode()));
            }
            return found.map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(
                            new PrefillRefusal(Failure.UNUSABLE, "answered without " + PARAMETERS)));
        });
    }

    private Buffer local(Throwable failure) {
        LOG.atDebug()
                .addKeyValue("endpoint", attempt.endpoint().name())
                .addKeyValue("failure", FailureWords.of(failure))
                .log("A prompt is computed where the answer is, as its prefill failed");
        if (attempt.abandoned().isEmpty() || attempt.abandoned().get() instanceof Problem.Timeout) {
            tell(Optional.of(why(failure)));
        }
        return stay.body();
    }

    private Failure why(Throwable failure) {
        if (attempt.abandoned().isPresent()) {
            return Failure.TIMEOUT;
        }
        return failure instanceof PrefillRefusal refusal ? refusal.why() : Failure.BROKEN;
    }

    private void tell(Optional<Failure> failure) {
        String pool = stay.reference().backend().name();
        loop.steps().prefilled(new Prefilled(pool, attempt.endpoint().name(), failure));
    }
}
