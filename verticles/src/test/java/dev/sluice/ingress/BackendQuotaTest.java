package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingress.IngressFixture.Answer;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitUnit;
import dev.sluice.message.Settlement;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.BodyChange;
import dev.sluice.routing.Filters;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Limits of backends, which are asked when one is chosen. */
class BackendQuotaTest {
    private static final String ANSWER =
            "{\"id\":\"1\",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3,\"total_tokens\":10}}";

    private final IngressFixture ingress = new IngressFixture();
    private final FakeQuota quota = new FakeQuota(ingress);

    @AfterEach
    void close() {
        ingress.close();
    }

    private Answer ask() {
        return ingress.routed(HttpMethod.POST, "/v1/chat/completions", "{\"model\":\"a\"}");
    }

    private static BackendRef withQuota(BackendRef to) {
        return new BackendRef(
                to.backend(),
                1,
                to.priority(),
                Optional.of("real"),
                Filters.NONE,
                BodyChange.NONE,
                List.of(LimitGroup.all(List.of(FakeQuota.MINUTE))));
    }

    @Test
    void goes_to_the_next_backend_where_the_quota_of_one_has_no_room() {
        quota.answers = asking -> asking.expected().backend().equals("default/one")
                ? FakeQuota.refused(LimitUnit.TOKENS, OptionalLong.of(1))
                : quota.admitted();
        ScriptedEndpoint full = ingress.answering(ANSWER);
        ingress.route(Rules.model(
                "a",
                withQuota(Rules.to(Rules.provider("default/one", full), 0)),
                withQuota(Rules.to(Rules.provider("default/two", ingress.answering(ANSWER)), 1))));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(quota.asked).extracting(one -> one.expected().model()).containsExactly("real", "real");
        assertThat(full.requests()).isEmpty();
        assertThat(quota.onlySettled().reservation()).isEqualTo(2);
        assertThat(quota.onlySettled()
                        .spent()
                        .orElseThrow()
                        .consumption()
                        .tokens()
                        .total())
                .isEqualTo(10);
    }

    @Test
    void is_refused_with_429_where_no_backend_has_room() {
        quota.answers = asking -> FakeQuota.refused(LimitUnit.TOKENS, OptionalLong.of(1));
        ingress.route(
                Rules.model("a", withQuota(Rules.to(Rules.provider("default/one", ingress.answering(ANSWER)), 0))));
        assertThat(ask().status()).isEqualTo(429);
    }

    @Test
    void gives_the_quota_of_a_backend_back_where_the_next_one_answers() {
        ingress.route(Rules.model(
                "a",
                withQuota(Rules.to(Rules.provider("default/one", ingress.refusing(503, "")), 0)),
                withQuota(Rules.to(Rules.provider("default/two", ingress.answering(ANSWER)), 1))));
        assertThat(ask().status()).isEqualTo(200);
        Await.until("both are quota.settled", () -> quota.settled.size() == 2);
        assertThat(quota.settled.get(0)).isEqualTo(new Settlement(1, true, Optional.empty()));
        assertThat(quota.settled.get(1).reservation()).isEqualTo(2);
        assertThat(quota.settled.get(1).spent()).isPresent();
    }
}
