package dev.sluice.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.PickerSpec.PluginSpec;
import io.vertx.core.ThreadingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigurationTest {
    @Test
    void deploys_everything_when_no_verticles_are_listed() {
        assertThat(Configurations.of(Map.of()).verticles())
                .extracting(VerticleSpec::verticle)
                .containsExactly(
                        "ingress", "validation", "validation", "metrics", "scoring", "kvevents", "telemetry", "admin");
    }

    @Test
    void has_defaults_for_everything_but_pools() {
        GatewayConfiguration configuration = Configurations.of(Map.of());

        assertThat(configuration.transport()).isEqualTo(TransportChoice.AUTO);
        assertThat(configuration.eventLoops()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(configuration.drain()).isEqualTo(new DrainOptions(Duration.ZERO, Duration.ofSeconds(30)));
    }

    @Test
    void takes_a_pools_picker_from_its_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("picker.yaml"), """
                apiVersion: llm-d.ai/v1alpha1
                kind: EndpointPickerConfig
                plugins: [{ type: random-picker }]
                """);
        assertThat(pools(Map.of("name", "llama", "pickerFile", file.toString()))
                        .pools()
                        .get(0)
                        .picker()
                        .plugins())
                .extracting(PluginSpec::type)
                .containsExactly("random-picker");
    }

    @Test
    void says_what_is_wrong_with_a_pools_picker_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("picker.yaml"), "{kind: EndpointPickerConfig, plugins: [{typo: random-picker}]}");
        assertRefused(
                Map.of("name", "llama", "pickerFile", file.toString()),
                "pools[0].pickerFile: " + file + ": plugins[0].typo: unknown key; nearest is type");
        assertRefused(
                Map.of("name", "llama", "pickerFile", directory.resolve("none").toString()),
                "pools[0].pickerFile: " + directory.resolve("none") + ": cannot be read");
        assertRefused(
                Map.of(
                        "name", "llama",
                        "pickerFile", file.toString(),
                        "picker", Map.of("plugins", List.of(Map.of("type", "random-picker")))),
                "pools[0].pickerFile: wanted picker or pickerFile, found both");
    }

    private static GatewayConfiguration pools(Map<String, ?> pool) {
        return Binder.bind("", Map.of("pools", List.of(pool)), GatewayConfiguration.class);
    }

    private static void assertRefused(Map<String, ?> pool, String message) {
        assertThatThrownBy(() -> pools(pool))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void reads_deployment_options_under_the_names_of_vertx() {
        Map<String, ?> deployment = Map.of(
                "instances",
                3,
                "threadingModel",
                "WORKER",
                "workerPoolName",
                "readers",
                "workerPoolSize",
                4,
                "maxWorkerExecuteTime",
                "2s",
                "ha",
                false);
        var options = Configurations.verticles(Map.of("verticle", "x", "deployment", deployment))
                .verticles()
                .get(0)
                .deployment()
                .options(2, 0);

        assertThat(options.getInstances()).isEqualTo(3);
        assertThat(options.getThreadingModel()).isEqualTo(ThreadingModel.WORKER);
        assertThat(options.getWorkerPoolSize()).isEqualTo(4);
        assertThat(options.getMaxWorkerExecuteTimeUnit().toMillis(options.getMaxWorkerExecuteTime()))
                .isEqualTo(2000);
    }

    @Test
    void takes_no_instances_for_one_on_each_event_loop() {
        assertThat(DeploymentSpec.DEFAULT.options(5, 0).getInstances()).isEqualTo(5);
        assertThat(DeploymentSpec.DEFAULT.options(5, 1).getInstances()).isEqualTo(1);
    }

    @Test
    void names_unknown_deployment_options() {
        refuses(
                Map.of("verticles", List.of(Map.of("verticle", "x", "deployment", Map.of("instance", 1)))),
                "verticles[0].deployment.instance: unknown key; nearest is instances (known: ha, instances, "
                        + "maxWorkerExecuteTime, threadingModel, workerPoolName, workerPoolSize)");
    }

    @Test
    void refuses_to_be_without_pools_or_with_two_of_one_name() {
        refuses(Map.of("pools", List.of()), "pools: wanted at least one pool, or resources among the verticles");
        refuses(
                Map.of("pools", List.of(Configurations.POOL, Configurations.POOL)),
                "pools[1].name: there is another pool named llama");
    }

    @Test
    void may_be_without_pools_and_listeners_where_documents_make_them() {
        Map<String, ?> ingress = Map.of("verticle", "ingress", "options", Map.of("listeners", List.of()));
        GatewayConfiguration configuration = Configurations.of(
                Map.of("pools", List.of(), "verticles", List.of(ingress, Configurations.verticle("resources"))));

        assertThat(configuration.readsDocuments()).isTrue();
        assertThat(Configurations.of(Map.of()).readsDocuments()).isFalse();
        refuses(
                Map.of("verticles", List.of(ingress)),
                "verticles[0].options.listeners: wanted at least one listener, or resources among the verticles");
    }

    @Test
    void refuses_impossible_numbers_of_event_loops() {
        refuses(Map.of("eventLoops", -1), "eventLoops: wanted 0 to 1024, found -1");
    }

    private static void refuses(Map<String, ?> json, String message) {
        assertThatThrownBy(() -> Configurations.of(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
