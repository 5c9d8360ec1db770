package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bus.Address;
import dev.sluice.bus.Bus;
import dev.sluice.message.Addresses;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.RawRequest;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ValidationVerticleTest {
    private static final DeploymentOptions LOOP = new DeploymentOptions();
    private static final DeploymentOptions WORKER = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);

    @Test
    void answers_for_small_bodies_on_an_event_loop(Vertx vertx, VertxTestContext test) {
        expectModel(vertx, test, LOOP, Addresses.VALIDATE);
    }

    @Test
    void answers_for_large_bodies_as_a_worker(Vertx vertx, VertxTestContext test) {
        expectModel(vertx, test, WORKER, Addresses.VALIDATE_LARGE);
    }

    @Test
    void does_not_take_large_bodies_on_an_event_loop(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
        vertx.deployVerticle(() -> verticle(bus), LOOP)
                .compose(id -> bus.ask(Addresses.VALIDATE_LARGE, request("{}")))
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(failure).isNotInstanceOf(ProblemException.class);
                    test.completeNow();
                })));
    }

    @Test
    void fails_with_the_problem_that_a_body_has(Vertx vertx, VertxTestContext test) {
        Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
        vertx.deployVerticle(() -> verticle(bus), LOOP)
                .compose(id -> bus.askNear(Addresses.VALIDATE, request("{\"model\":7}")))
                .onComplete(test.failing(failure -> test.verify(() -> {
                    assertThat(ProblemException.problemOf(failure))
                            .isEqualTo(
                                    new Problem.InvalidRequest("'model' must be a string, but is a number.", "model"));
                    test.completeNow();
                })));
    }

    private static void expectModel(
            Vertx vertx,
            VertxTestContext test,
            DeploymentOptions options,
            Address<RawRequest, InferenceRequest> address) {
        Bus bus = Bus.install(vertx, Duration.ofSeconds(20));
        vertx.deployVerticle(() -> verticle(bus), options)
                .compose(id -> bus.ask(address, request(Bodies.chatWith("\"n\":1"))))
                .onComplete(test.succeeding(answer -> test.verify(() -> {
                    assertThat(answer.model()).isEqualTo("m");
                    test.completeNow();
                })));
    }

    private static ValidationVerticle verticle(Bus bus) {
        return new ValidationVerticle(bus, ValidationOptions.DEFAULT);
    }

    private static RawRequest request(String body) {
        return Bodies.request(InferenceApi.CHAT_COMPLETIONS, Buffer.buffer(body));
    }
}
