package dev.sluice.launcher.gateway;

import static dev.sluice.launcher.gateway.Configurations.verticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigurationException;
import dev.sluice.launcher.gateway.VerticleKind.Spread;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Map<String, ?> READERS =
            Map.of("verticle", "reader", "deployment", Map.of("threadingModel", "worker"));

    @Test
    void deploys_in_the_order_of_the_kinds_whatever_the_order_of_the_file() {
        Plan plan = plan(verticle("meter"), verticle("door"), READERS, verticle("reader"), verticle("brain"));

        assertThat(plan.verticles())
                .extracting(planned -> planned.kind().name())
                .containsExactly("brain", "reader", "reader", "door", "meter");
    }

    @Test
    void gives_each_kind_its_number_of_instances() {
        Plan plan = plan(verticle("brain"), READERS, verticle("reader"), verticle("door"));

        assertThat(plan.verticles())
                .extracting(planned -> planned.deployment().getInstances())
                .containsExactly(1, 2, 2, 2);
    }

    @Test
    void runs_one_of_what_blocks_and_on_a_worker() {
        VerticleKind<?> blocker = VerticleKind.of(
                "blocker", Spread.WORKER, TestVerticles.NoOptions.class, (options, around) -> new VerticleBase() {});

        Plan plan = Plan.of(Configurations.verticles(verticle("blocker")), List.of(blocker));

        DeploymentOptions options = plan.once().get(0).deployment();
        assertThat(options.getThreadingModel()).isEqualTo(ThreadingModel.WORKER);
        assertThat(options.getInstances()).isEqualTo(1);
    }

    @Test
    void refuses_a_verticle_nobody_knows_and_names_the_nearest() {
        refuses(
                "verticles[1].verticle: no verticle is named dor; nearest is door (known: brain, door, meter, reader)",
                verticle("meter"),
                verticle("dor"));
        refuses(
                "verticles[0].verticle: no verticle is named com.example.DoorVerticle; nearest is "
                        + "reader (known: brain, door, meter, reader)",
                verticle("com.example.DoorVerticle"));
    }

    @Test
    void names_the_path_of_an_unknown_option() {
        refuses(
                "verticles[0].options.prot: unknown key; nearest is port (known: greeting, port)",
                Map.of("verticle", "door", "options", Map.of("prot", 1)));
        refuses(
                "verticles[0].options: wanted a port, found -1",
                Map.of("verticle", "door", "options", Map.of("port", -1)));
    }

    @Test
    void refuses_several_instances_of_what_owns_something() {
        refuses(
                "verticles[0].deployment.instances: wanted 1, as meter owns what it knows, found 2",
                Map.of("verticle", "meter", "deployment", Map.of("instances", 2)));
    }

    @Test
    void refuses_workers_where_an_event_loop_is_needed() {
        refuses(
                "verticles[0].deployment.threadingModel: wanted [EVENT_LOOP], as door runs nowhere else, found WORKER",
                Map.of("verticle", "door", "deployment", Map.of("threadingModel", "worker")));
    }

    @Test
    void refuses_a_verticle_listed_twice() {
        refuses("verticles[1].verticle: meter is listed twice", verticle("meter"), verticle("meter"));
    }

    @Test
    void refuses_one_half_of_what_needs_both() {
        refuses(
                "verticles: wanted reader twice, with threadingModel event_loop and with threadingModel worker",
                verticle("reader"));
    }

    private static Plan plan(Object... verticles) {
        return Plan.of(Configurations.verticles(verticles), new TestVerticles().kinds());
    }

    private static void refuses(String message, Object... verticles) {
        assertThatThrownBy(() -> plan(verticles))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
