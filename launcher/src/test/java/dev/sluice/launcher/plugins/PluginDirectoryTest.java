package dev.sluice.launcher.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {
    @TempDir
    Path directory;

    private PluginDirectory plugins;

    @AfterEach
    void close() {
        if (plugins != null) {
            plugins.close();
        }
    }

    @Test
    void loads_the_shipped_jars_and_the_directorys_at_once() {
        Path shipped = TinyJar.offering("shipped").write(directory.resolve("shipped.ja_"));
        TinyJar.offering("dropped").write(directory.resolve("a.jar"));

        open(List.of(PluginSource.file(shipped)));

        assertThat(types()).containsExactlyInAnyOrder("shipped", "dropped");
    }

    @Test
    void takes_a_directory_that_does_not_exist_for_an_empty_one() {
        plugins = PluginDirectory.open(List.of(), directory.resolve("none"));

        assertThat(types()).isEmpty();
        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void fails_when_a_shipped_jar_is_unusable() {
        List<PluginSource> shipped = List.of(PluginSource.file(directory.resolve("gone")));

        assertThatThrownBy(() -> PluginDirectory.open(shipped, directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The shipped plugins gone are unusable: it cannot be read");
    }

    @Test
    void takes_an_added_jar_when_two_looks_agree() {
        open(List.of());
        TinyJar.offering("added").write(directory.resolve("a.jar"));

        assertThat(plugins.look()).isEmpty();
        assertThat(plugins.look())
                .hasValueSatisfying(catalog -> assertThat(catalog.factories()).containsOnlyKeys("added"));
        assertThat(plugins.look()).isEmpty();
    }

    @Test
    void leaves_a_file_alone_that_differs_between_two_looks() throws Exception {
        open(List.of());
        Path file = Files.writeString(directory.resolve("a.jar"), "P");
        plugins.look();
        Files.writeString(file, "PK");
        plugins.look();
        TinyJar.offering("whole").write(file);

        assertThat(plugins.look()).isEmpty();
        assertThat(plugins.look()).isPresent();
        assertThat(types()).containsExactly("whole");
    }

    @Test
    void replaces_a_changed_jar_and_retires_the_old_one() {
        TinyJar.offering("before").write(directory.resolve("a.jar"));
        open(List.of());
        TinyJar.offering("after").write(directory.resolve("a.jar"));
        plugins.look();
        plugins.look();

        assertThat(types()).containsExactly("after");
        assertThat(plugins.takeRetired()).singleElement().satisfies(jar -> assertThat(jar.factories())
                .containsOnlyKeys("before"));
        assertThat(plugins.takeRetired()).isEmpty();
    }

    @Test
    void keeps_the_old_version_of_a_jar_that_became_unusable() throws Exception {
        TinyJar.offering("good").write(directory.resolve("a.jar"));
        open(List.of());
        Files.writeString(directory.resolve("a.jar"), "broken");
        plugins.look();

        assertThat(plugins.look()).isEmpty();
        assertThat(types()).containsExactly("good");
        assertThat(plugins.takeRetired()).isEmpty();
    }

    @Test
    void takes_back_a_jar_that_was_unusable_and_is_repaired() throws Exception {
        Files.writeString(directory.resolve("a.jar"), "broken");
        open(List.of());
        TinyJar.offering("repaired").write(directory.resolve("a.jar"));
        plugins.look();

        assertThat(plugins.look()).isPresent();
        assertThat(types()).containsExactly("repaired");
    }

    @Test
    void lets_the_types_of_a_removed_jar_vanish() throws Exception {
        TinyJar.offering("gone").write(directory.resolve("a.jar"));
        TinyJar.offering("stays").write(directory.resolve("b.jar"));
        open(List.of());
        Files.delete(directory.resolve("a.jar"));
        plugins.look();

        assertThat(plugins.look()).isPresent();
        assertThat(types()).containsExactly("stays");
    }

    @Test
    void refuses_a_type_that_another_jar_offers_until_that_jar_is_gone() throws Exception {
        TinyJar.offering("same").write(directory.resolve("a.jar"));
        TinyJar.offering("same").write(directory.resolve("b.jar"));
        open(List.of());
        Object first = plugins.catalog().factories().get("same");
        Files.delete(directory.resolve("a.jar"));
        plugins.look();
        plugins.look();
        plugins.look();

        assertThat(plugins.catalog().factories().get("same")).isNotNull().isNotSameAs(first);
    }

    @Test
    void never_lets_a_dropped_jar_take_the_place_of_a_shipped_type() {
        Path shipped = TinyJar.offering("same").write(directory.resolve("shipped.ja_"));
        TinyJar.offering("same").write(directory.resolve("a.jar"));
        open(List.of(PluginSource.file(shipped)));

        assertThat(plugins.catalog()
                        .factories()
                        .get("same")
                        .getClass()
                        .getClassLoader()
                        .getName())
                .isEqualTo("the shipped shipped.ja_");
    }

    @Test
    void never_lets_a_dropped_jar_replace_a_shipped_one_by_its_name() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path shipped = TinyJar.offering("shipped").write(elsewhere.resolve("same.jar"));
        TinyJar.offering("dropped").write(directory.resolve("same.jar"));
        open(List.of(PluginSource.file(shipped)));

        assertThat(types()).containsExactlyInAnyOrder("shipped", "dropped");
    }

    @Test
    void passes_over_hidden_files_and_directories() throws Exception {
        TinyJar.offering("hidden").write(directory.resolve(".a.jar"));
        Files.createDirectory(directory.resolve("b.jar"));

        open(List.of());

        assertThat(types()).isEmpty();
    }

    private void open(List<PluginSource> shipped) {
        plugins = PluginDirectory.open(shipped, directory);
    }

    private Iterable<String> types() {
        return plugins.catalog().factories().keySet();
    }
}
