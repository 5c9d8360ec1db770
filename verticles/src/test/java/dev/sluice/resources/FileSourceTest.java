package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.Source.Look;
import dev.sluice.resources.kind.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir
    private Path directory;

    private FileSource source;
    private long edits;

    @BeforeEach
    void open() {
        source = new FileSource(
                List.of(directory), name -> name.equals("PORT") ? Optional.of("8001") : Optional.empty());
    }

    @Test
    void reads_every_document_of_a_directory_once() throws IOException {
        write("a.yaml", pool("one", "8000") + "---\n" + pool("two", "8000"));
        write("b.json", "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"n\"}}");
        write("notes.txt", "not a document");
        Look look = source.look().orElseThrow();
        assertThat(look.set().size()).isEqualTo(3);
        assertThat(look.refused()).isEmpty();
        assertThat(look.allOrNothing()).isTrue();
        assertThat(source.look()).isEmpty();
    }

    @Test
    void sees_an_edit_a_rename_and_a_deletion() throws IOException {
        write("a.yaml", pool("one", "8000"));
        source.look();
        write("a.yaml", pool("two", "8000"));
        assertThat(pools(source.look().orElseThrow())).containsExactly("two");
        Path next = write("next", pool("three", "8000"));
        Files.move(next, directory.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(pools(source.look().orElseThrow())).containsExactly("three");
        Files.delete(directory.resolve("a.yaml"));
        assertThat(pools(source.look().orElseThrow())).isEmpty();
    }

    @Test
    void sees_a_link_that_leads_elsewhere() throws IOException {
        Path old = Files.createDirectory(directory.resolve("..old"));
        Path fresh = Files.createDirectory(directory.resolve("..new"));
        Files.writeString(old.resolve("a.yaml"), pool("one", "8000"));
        Files.writeString(fresh.resolve("a.yaml"), pool("two", "8000"));
        Path link = Files.createSymbolicLink(directory.resolve("a.yaml"), old.resolve("a.yaml"));
        assertThat(pools(source.look().orElseThrow())).containsExactly("one");
        Path renewed = Files.createSymbolicLink(directory.resolve("link"), fresh.resolve("a.yaml"));
        Files.move(renewed, link, StandardCopyOption.ATOMIC_MOVE);
        assertThat(pools(source.look().orElseThrow())).containsExactly("two");
    }

    @Test
    void says_where_a_document_is_wrong_and_forgets_it_when_it_is_mended() throws IOException {
        write("a.yaml", pool("one", "8000") + "---\n" + pool("two", "none"));
        Look look = source.look().orElseThrow();
        assertThat(look.refused())
                .extracting(ResourceProblem::toString)
                .containsExactly(directory.resolve("a.yaml")
                        + ":9: spec.targetPorts[0].number: wanted a whole number, found \"none\"");
        write("a.yaml", pool("one", "8000"));
        assertThat(source.look().orElseThrow().refused()).isEmpty();
    }

    @Test
    void refuses_a_document_that_stands_twice() throws IOException {
        write("a.yaml", pool("one", "8000"));
        write("b.yaml", pool("one", "8001"));
        assertThat(source.look().orElseThrow().refused())
                .singleElement()
                .asString()
                .contains("b.yaml:1: InferencePool default/one stands twice, first in")
                .endsWith("a.yaml:1");
    }

    @Test
    void warns_once_of_a_kind_that_is_passed_over() throws IOException {
        String deployment =
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {command: '${NONE}'}}\n";
        write("a.yaml", deployment + "---\n" + deployment);
        Look look = source.look().orElseThrow();
        assertThat(look.refused()).isEmpty();
        assertThat(look.warnings()).hasSize(1);
    }

    @Test
    void fills_in_the_environment() throws IOException {
        write("a.yaml", pool("one", "\"${PORT}\""));
        assertThat(source.look()
                        .orElseThrow()
                        .set()
                        .all(Kinds.INFERENCE_POOL)
                        .get(0)
                        .spec()
                        .targetPorts()
                        .get(0)
                        .number())
                .isEqualTo(8001);
    }

    @Test
    void says_that_a_file_is_not_there() {
        Path none = directory.resolve("none.yaml");
        Look look =
                new FileSource(List.of(none), name -> Optional.empty()).look().orElseThrow();
        assertThat(look.refused())
                .extracting(ResourceProblem::toString)
                .containsExactly(none + ": cannot be read (NoSuchFileException)");
    }

    @Test
    void waits_for_the_end_of_an_edit() throws IOException {
        Instant[] now = {Instant.EPOCH};
        source = new FileSource(List.of(directory), name -> Optional.empty(), () -> now[0]);
        write("a.yaml", pool("one", "8000"));
        source.look();
        write("a.yaml", "");
        now[0] = Instant.EPOCH.plusSeconds(edits);
        assertThat(source.look()).isEmpty();
        write("a.yaml", pool("two", "8000"));
        now[0] = Instant.EPOCH.plusSeconds(edits).plusMillis(50);
        assertThat(source.look()).isEmpty();
        now[0] = Instant.EPOCH.plusSeconds(edits).plusMillis(100);
        assertThat(pools(source.look().orElseThrow())).containsExactly("two");
    }

    @Test
    void tells_two_edits_of_one_millisecond_apart() throws IOException {
        Path file = write("a.yaml", pool("one", "8000"));
        FileTime before = FileTime.from(Instant.EPOCH.plusNanos(1_100_000));
        Files.setLastModifiedTime(file, before);
        source.look();
        Files.writeString(file, pool("two", "8000"));
        Files.setLastModifiedTime(file, FileTime.from(before.toInstant().plusNanos(100_000)));
        assertThat(pools(source.look().orElseThrow())).containsExactly("two");
    }

    private static List<String> pools(Look look) {
        return look.set().all(Kinds.INFERENCE_POOL).stream()
                .map(pool -> pool.metadata().name())
                .toList();
    }

    /** Writes a file with a time of its own, as several edits may fall into one tick of the file system's clock. */
    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        edits++;
        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(edits)));
    }

    private static String pool(String name, String port) {
        return """
                apiVersion: inference.networking.k8s.io/v1
                kind: InferencePool
                metadata: { name: %s }
                spec: { selector: { matchLabels: { a: b } }, targetPorts: [{ number: %s }] }
                """.formatted(name, port);
    }
}
