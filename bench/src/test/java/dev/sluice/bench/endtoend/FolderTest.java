package dev.sluice.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderTest {
    @Test
    void leaves_no_word_unfilled_in_any_configuration() throws IOException {
        try (var folder = new Folder()) {
            for (String name : new String[] {"mock.conf", "nginx.conf", "gateway.json"}) {
                Path file = folder.fill(name, new Ports(1, 2, 3, 4, 5, 6).words());

                assertThat(file).content().doesNotContain("@").contains("127.0.0.1");
            }
        }
    }

    @Test
    void is_gone_afterwards_with_all_it_holds() throws IOException {
        var folder = new Folder();
        folder.write("body.json", "{}");

        folder.close();

        assertThat(Files.exists(folder.path())).isFalse();
    }
}
