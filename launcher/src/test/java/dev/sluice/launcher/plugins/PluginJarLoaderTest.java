package dev.sluice.launcher.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.Binder;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.NoParameters;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.Sample;
import dev.sluice.spi.Scorer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarLoaderTest {
    private static final PluginContext CONTEXT =
            new PluginContext(RandomGenerator.getDefault(), InstantSource.system());

    @TempDir
    Path directory;

    @Test
    void makes_a_scorer_that_works_after_its_jar_is_gone() throws Exception {
        try (PluginJar jar = load(TinyJar.offering("half"))) {
            Files.delete(directory.resolve("tiny.jar"));
            Scorer scorer = (Scorer) create(jar.factories().get("half"));
            Endpoint endpoint = new Endpoint("a", URI.create("http://a:1"), Map.of(), Sample.UNKNOWN, 0, 0);

            assertThat(scorer.score(request(), List.of(endpoint)).applyAsDouble(endpoint))
                    .isEqualTo(0.5);
        }
    }

    @Test
    void lets_the_binder_fill_a_strangers_parameters() throws Exception {
        TinyJar tiny = TinyJar.offering("x")
                .source(
                        "tiny.Factory",
                        TinyJar.factory("Factory.P", "return \"x\";")
                                .replaceAll("} }$", "} public record P(@Default(\"7\") int threshold) {} }"));
        try (PluginJar jar = load(tiny)) {
            Record bound = Binder.bind("p", Map.of(), jar.factories().get("x").parametersType());

            assertThat(bound).hasToString("P[threshold=7]");
        }
    }

    @Test
    void shows_a_jar_the_spi_and_the_jdk_and_nothing_of_the_gateway() throws Exception {
        try (PluginJar jar = load(TinyJar.offering("x"))) {
            ClassLoader classes = jar.factories().get("x").getClass().getClassLoader();

            assertThat(classes.loadClass(PluginFactory.class.getName())).isSameAs(PluginFactory.class);
            assertThat(classes.loadClass("java.sql.Connection")).isNotNull();
            for (String hidden : List.of(
                    "dev.sluice.config.Binder",
                    "io.vertx.core.Vertx",
                    "org.slf4j.Logger",
                    getClass().getName())) {
                assertThatThrownBy(() -> classes.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void keeps_the_classes_of_two_jars_apart() throws Exception {
        try (PluginJar one = load(TinyJar.offering("one"));
                PluginJar two = load(TinyJar.offering("two"))) {
            assertThat(one.factories().get("one").getClass())
                    .isNotSameAs(two.factories().get("two").getClass());
        }
    }

    @Test
    void deletes_its_private_copy_when_closed() throws Exception {
        PluginJar jar = load(TinyJar.offering("x"));
        assertThat(jar.copy()).exists();

        jar.close();

        assertThat(jar.copy()).doesNotExist();
    }

    @Test
    void refuses_what_is_no_jar() throws Exception {
        Path file = Files.writeString(directory.resolve("tiny.jar"), "not a zip");

        assertThatThrownBy(() -> PluginJarLoader.load(PluginSource.file(file)))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessageStartingWith("it is not a jar (");
    }

    @Test
    void refuses_a_file_that_is_not_there() {
        assertThatThrownBy(() -> PluginJarLoader.load(PluginSource.file(directory.resolve("none.jar"))))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessageStartingWith("it cannot be read (NoSuchFileException: ");
    }

    @Test
    void refuses_a_jar_without_services() {
        refuses(
                TinyJar.offering("x").without("META-INF/services/dev.sluice.spi.PluginFactory"),
                "it offers nothing in META-INF/services/dev.sluice.spi.PluginFactory");
    }

    @Test
    void refuses_a_service_whose_class_is_missing() {
        refuses(
                TinyJar.offering("x").service("tiny.Gone"),
                "its factories cannot be loaded (ServiceConfigurationError: dev.sluice.spi.PluginFactory: "
                        + "Provider tiny.Gone not found)");
    }

    @Test
    void refuses_a_service_whose_constructor_throws() {
        TinyJar tiny = TinyJar.offering("x")
                .source(
                        "tiny.Factory",
                        TinyJar.factory("NoParameters", "return \"x\";")
                                .replace(
                                        "{ public String type",
                                        "{ public Factory() { throw new IllegalStateException(\"no licence\"); }"
                                                + " public String type"));

        refuses(tiny, "its factories cannot be loaded (IllegalStateException: no licence)");
    }

    @Test
    void refuses_a_service_that_needs_a_library_the_jar_does_not_bring() {
        TinyJar tiny = TinyJar.offering("x")
                .source(
                        "tiny.Factory",
                        TinyJar.factory("NoParameters", "return new io.vertx.core.json.JsonObject().encode();"));

        refuses(tiny, "its factories cannot be loaded (ClassNotFoundException: io.vertx.core.json.JsonObject)");
    }

    @Test
    void refuses_a_type_that_is_no_name() {
        refuses(TinyJar.offering("a b"), "the type of tiny.Factory is not a name: a b");
    }

    @Test
    void refuses_the_same_type_twice() {
        TinyJar tiny = TinyJar.offering("x")
                .source(
                        "tiny.Second",
                        TinyJar.factory("NoParameters", "return \"x\";").replace("class Factory", "class Second"))
                .service("tiny.Factory\ntiny.Second");

        refuses(tiny, "it offers the type x twice");
    }

    @Test
    void refuses_parameters_that_are_not_a_public_record() {
        TinyJar tiny = TinyJar.offering("x")
                .source(
                        "tiny.Factory",
                        TinyJar.factory("Factory.P", "return \"x\";").replaceAll("} }$", "} record P(int a) {} }"));

        refuses(tiny, "the parameters of x are not a public record: tiny.Factory$P");
    }

    private PluginJar load(TinyJar tiny) throws PluginRefusedException {
        return PluginJarLoader.load(PluginSource.file(tiny.write(directory.resolve("tiny.jar"))));
    }

    private void refuses(TinyJar tiny, String message) {
        assertThatThrownBy(() -> load(tiny))
                .isInstanceOf(PluginRefusedException.class)
                .hasMessage(message);
    }

    private static Object create(PluginFactory<?> factory) {
        @SuppressWarnings("unchecked")
        PluginFactory<NoParameters> plain = (PluginFactory<NoParameters>) factory;
        return plain.create(new NoParameters(), CONTEXT);
    }

    private static InferenceRequest request() {
        return new InferenceRequest("id", "m", false, OptionalInt.empty(), Prompt.EMPTY, Map.of());
    }
}
