package dev.sluice.launcher.plugins;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the bytes of a plugin jar come from. */
public interface PluginSource {
    /** What the jar is called in messages. */
    String name();

    /** Opens it for reading. */
    InputStream open() throws IOException;

    /** The jars that are packed inside the gateway's own. */
    static List<PluginSource> shipped() {
        return List.of(resource("sluice-scheduling.jar"));
    }

    /** A file. */
    static PluginSource file(Path file) {
        return new Named(String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
    }

    private static PluginSource resource(String name) {
        return new Named(name, () -> {
            InputStream bytes = PluginSource.class.getResourceAsStream("/plugins/" + name);
            if (bytes == null) {
                throw new FileNotFoundException("the resource /plugins/" + name + " is missing");
            }
            return bytes;
        });
    }

    /** Opens something. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** A source with a name. */
    record Named(String name, Opening opening) implements PluginSource {
        @Override
        public InputStream open() throws IOException {
            return opening.open();
        }
    }
}
