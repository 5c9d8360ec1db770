package dev.sluice.launcher.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A plugin jar made of source text, compiled when the test runs. */
public final class TinyJar {
    private static final String SERVICES = "META-INF/services/dev.sluice.spi.PluginFactory";
    private final Map<String, byte[]> entries = new TreeMap<>();

    /** A jar with one scorer factory {@code tiny.Factory} of this type, without parameters. */
    public static TinyJar offering(String type) {
        return new TinyJar()
                .source("tiny.Factory", factory("NoParameters", "return \"" + type + "\";"))
                .service("tiny.Factory");
    }

    /** A jar with one scorer of this type that gives 1 to the endpoint of this name and 0 to the others. */
    public static TinyJar preferring(String type, String endpoint) {
        String source = factory("NoParameters", "return \"" + type + "\";")
                .replace("endpoint -> 0.5", "endpoint -> endpoint.name().equals(\"" + endpoint + "\") ? 1 : 0");
        return new TinyJar().source("tiny.Factory", source).service("tiny.Factory");
    }

    /** A jar that is none. */
    public static Path writeBroken(Path file) {
        try {
            return Files.writeString(file, "This is no jar.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A factory's source. */
    static String factory(String parameters, String typeBody) {
        return "package tiny; import dev.sluice.spi.*;"
                + "public class Factory implements PluginFactory<" + parameters + "> {"
                + " public String type() { " + typeBody + " }"
                + " public Class<" + parameters + "> parametersType() { return " + parameters + ".class; }"
                + " public Plugin create(" + parameters + " parameters, PluginContext context) {"
                + "  Scorer scorer = (request, candidates) -> endpoint -> 0.5; return scorer; } }";
    }

    /** Adds a compiled class. */
    TinyJar source(String className, String text) {
        entries.putAll(compile(className, text));
        return this;
    }

    /** Adds a service entry. */
    TinyJar service(String line) {
        return file(SERVICES, line + "\n");
    }

    /** Adds any file. */
    TinyJar file(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Leaves an entry out. */
    TinyJar without(String name) {
        entries.remove(name);
        return this;
    }

    /** Writes the jar in one move, as a careful operator would. */
    public Path write(Path file) {
        try {
            Path fresh = Files.createTempFile(file.getParent(), ".fresh", ".tmp");
            try (OutputStream out = Files.newOutputStream(fresh);
                    JarOutputStream jar = new JarOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    jar.putNextEntry(new JarEntry(entry.getKey()));
                    jar.write(entry.getValue());
                }
            }
            return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, byte[]> compile(String className, String text) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            Path out = Files.createTempDirectory("tiny");
            List<String> options =
                    List.of("-d", out.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, null, null, options, null, List.of(new Text(className, text)))
                    .call()) {
                throw new IllegalArgumentException("does not compile: " + text);
            }
            Map<String, byte[]> classes = new TreeMap<>();
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    classes.put(out.relativize(file).toString(), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            return classes;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
