package dev.sluice.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of which each edit is as old as the test says. */
class FollowedFilesTest {
    private static final Instant EDITED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Instant now = EDITED.plusSeconds(60);
    private final FollowedFiles<String> files = new FollowedFiles<>(FollowedFilesTest::read, () -> now);
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("file");
        edit("one", EDITED);
        assertThat(files.look(file)).isTrue();
    }

    @Test
    void reads_a_file_again_when_it_changes() throws IOException {
        assertThat(files.look(file)).isFalse();
        edit("another", EDITED.plusSeconds(1));
        assertThat(files.look(file)).isTrue();
        assertThat(files.of(file)).contains("another");
    }

    @Test
    void waits_until_whoever_writes_has_paused_for_100_ms() throws IOException {
        edit("ano", EDITED.plusSeconds(61));
        now = EDITED.plusSeconds(61).plusMillis(99);
        assertThat(files.look(file)).isFalse();
        assertThat(files.of(file)).contains("one");
        now = EDITED.plusSeconds(61).plusMillis(100);
        assertThat(files.look(file)).isTrue();
        assertThat(files.of(file)).contains("ano");
    }

    @Test
    void keeps_what_a_file_said_while_it_is_wrong_or_gone() throws IOException {
        edit("wrong", EDITED.plusSeconds(1));
        assertThat(files.look(file)).isTrue();
        assertThat(files.of(file)).contains("one");
        assertThat(files.problems()).extracting(Object::toString).containsExactly(file + ": place: is wrong");

        Files.delete(file);
        assertThat(files.look(file)).isTrue();
        assertThat(files.of(file)).contains("one");
        assertThat(files.problems()).extracting(Object::toString).containsExactly(file + ": cannot be read");

        edit("one", EDITED.plusSeconds(2));
        assertThat(files.look(file)).isTrue();
        assertThat(files.problems()).isEmpty();
    }

    private void edit(String text, Instant at) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private static String read(String text) {
        if (text.equals("wrong")) {
            throw new ConfigurationException("place", "is wrong");
        }
        return text;
    }
}
