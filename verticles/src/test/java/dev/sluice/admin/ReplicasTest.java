package dev.sluice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final Member A = new Member("a", "one", "1.0", "c1", "p1");

    private final Replicas replicas = new Replicas(true);

    @Test
    void are_awaited_until_this_gateway_knows_what_the_others_know() {
        assertThat(replicas.areAwaited()).isTrue();
        replicas.hear(new ClusterView("a", List.of(A), false));
        assertThat(replicas.areAwaited()).isTrue();
        replicas.hear(new ClusterView("a", List.of(A), true));

        assertThat(replicas.areAwaited()).isFalse();
        assertThat(new Replicas(false).areAwaited()).isFalse();
    }

    @Test
    void agree_where_all_say_the_same() {
        replicas.hear(new ClusterView("a", List.of(A, new Member("b", "two", "1.0", "c1", "p1")), true));

        assertThat(replicas.json().getJsonArray("disagreements")).isEmpty();
        assertThat(replicas.brief().orElseThrow().getInteger("gateways")).isEqualTo(2);
    }

    @Test
    void show_what_they_disagree_on() {
        replicas.hear(new ClusterView("b", List.of(A, new Member("b", "two", "1.1", "c1", "p2")), true));

        assertThat(replicas.json().getJsonArray("disagreements")).isEqualTo(JsonArray.of("version", "plugins"));
        JsonObject two = replicas.json().getJsonArray("gateways").getJsonObject(1);
        assertThat(two.getString("name")).isEqualTo("two");
        assertThat(two.getString("version")).isEqualTo("1.1");
        assertThat(two.getBoolean("self")).isTrue();
    }

    @Test
    void are_none_without_a_cluster() {
        Replicas alone = new Replicas(false);

        assertThat(alone.json().getJsonArray("gateways")).isEmpty();
        assertThat(alone.brief()).isEmpty();
    }
}
