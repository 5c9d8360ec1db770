package dev.sluice.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsCheckTest {
    private static final String BUDGET = "{\"budgets\":[{\"name\":\"all\",\"amount\":1,\"per\":\"day\"}]}";

    private static void check(String quota, String... others) {
        JsonObject kept = new JsonObject().put("verticle", "quota").put("options", new JsonObject(quota));
        Stream<JsonObject> all =
                Stream.concat(Stream.of(kept), Stream.of(others).map(name -> new JsonObject().put("verticle", name)));
        JsonObject pool = new JsonObject()
                .put("name", "p")
                .put("endpoints", new JsonArray().add(new JsonObject().put("address", "http://127.0.0.1:1")));
        JsonObject configuration =
                new JsonObject().put("pools", new JsonArray().add(pool)).put("verticles", new JsonArray(all.toList()));
        Binder.bind("", new JsonObject(configuration.encode()).getMap(), GatewayConfiguration.class);
    }

    @Test
    void wants_a_price_list_for_budgets() {
        assertThatThrownBy(() -> check(BUDGET))
                .hasMessage("verticles[0].options.budgets: wanted prices among the verticles, as it knows what requests"
                        + " cost");
        assertThatCode(() -> check(BUDGET, "prices")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"each\":[\"tenant\"]", "\"each\":[\"claim:plan\"]", "\"when\":[{\"attribute\":\"key\"}]"})
    void wants_to_know_who_asks_where_limits_count_by_that(String by) {
        String limit = "{\"limits\":[{\"name\":\"a\",\"tokens\":1,\"per\":\"day\"," + by + "}]}";
        assertThatThrownBy(() -> check(limit))
                .hasMessage(
                        "verticles[0].options.limits[0]: wanted identity among the verticles, as it knows who asks");
        assertThatCode(() -> check(limit, "identity")).doesNotThrowAnyException();
    }

    @Test
    void wants_nobody_else_for_limits_by_what_every_request_has() {
        List.of("model", "source", "header:x-team").forEach(each -> assertThatCode(() -> check(
                        "{\"limits\":[{\"name\":\"a\",\"tokens\":1,\"per\":\"day\",\"each\":[\"" + each + "\"]}]}"))
                .doesNotThrowAnyException());
    }
}
