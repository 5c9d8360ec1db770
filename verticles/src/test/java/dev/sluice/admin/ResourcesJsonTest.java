package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourcesState;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesJsonTest {
    private static final String GROUP = "gateway.networking.k8s.io";
    private static final Condition ACCEPTED = new Condition("Accepted", true, "Accepted", "");
    static final ResourcesState STATE = new ResourcesState(
            3,
            List.of(new ResourceProblem("a.yaml", 7, "spec.rules", "wanted a list")),
            List.of(new ResourceProblem("b.yaml", 0, "", "it has no effect")),
            List.of(
                    new ResourceStatus(
                            new ResourceKey(GROUP, "GatewayClass", "", "sluice"),
                            0,
                            List.of(ACCEPTED),
                            List.of(),
                            List.of()),
                    new ResourceStatus(
                            new ResourceKey(GROUP, "Gateway", "default", "door"),
                            4,
                            List.of(),
                            List.of(),
                            List.of(new ResourceStatus.Listener("http", 1, List.of(ACCEPTED)))),
                    new ResourceStatus(
                            new ResourceKey(GROUP, "HTTPRoute", "default", "way"),
                            4,
                            List.of(),
                            List.of(new ResourceStatus.Parent(
                                    Map.of("name", "door"),
                                    List.of(new Condition("Accepted", false, "NoMatchingParent", "")))),
                            List.of())));

    @Test
    void writes_statuses_as_the_gateway_api_does() {
        JsonObject json = ResourcesJson.of(STATE);

        assertThat(json.getInteger("documents")).isEqualTo(3);
        assertThat(json.getJsonArray("refused").getJsonObject(0))
                .isEqualTo(new JsonObject(
                        "{\"file\":\"a.yaml\",\"line\":7,\"path\":\"spec.rules\",\"problem\":\"wanted a list\"}"));
        assertThat(json.getJsonArray("warnings").getJsonObject(0))
                .isEqualTo(new JsonObject("{\"file\":\"b.yaml\",\"problem\":\"it has no effect\"}"));
        String condition = "[{\"type\":\"Accepted\",\"status\":\"%s\",\"reason\":\"%s\",\"message\":\"\"%s}]";
        String generation = ",\"observedGeneration\":4";
        assertThat(json.getJsonArray("statuses"))
                .containsExactly(
                        new JsonObject(
                                "{\"group\":\"gateway.networking.k8s.io\",\"kind\":\"GatewayClass\",\"name\":\"sluice\","
                                        + "\"status\":{\"conditions\":" + condition.formatted("True", "Accepted", "")
                                        + "}}"),
                        new JsonObject(
                                "{\"group\":\"gateway.networking.k8s.io\",\"kind\":\"Gateway\",\"namespace\":\"default\","
                                        + "\"name\":\"door\",\"status\":{\"listeners\":[{\"name\":\"http\",\"attachedRoutes\":1,"
                                        + "\"conditions\":" + condition.formatted("True", "Accepted", generation)
                                        + "}]}}"),
                        new JsonObject(
                                "{\"group\":\"gateway.networking.k8s.io\",\"kind\":\"HTTPRoute\",\"namespace\":\"default\","
                                        + "\"name\":\"way\",\"status\":{\"parents\":[{\"parentRef\":{\"name\":\"door\"},\"conditions\":"
                                        + condition.formatted("False", "NoMatchingParent", generation) + "}]}}"));
    }
}
