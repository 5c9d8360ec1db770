package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.Flags;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The gateway's program.
 *
 * @param jar {@code sluice.jar}
 * @param java the JVM's program
 * @param jvmOptions given to it
 */
public record GatewayProgram(Path jar, String java, List<String> jvmOptions) {
    public GatewayProgram {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** That of the options {@code --sluice}, {@code --java} and {@code --jvm}. */
    public static GatewayProgram of(Flags flags) {
        List<String> jvmOptions = Stream.of(flags.text("jvm", "").split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
        Path jar = Path.of(flags.text("sluice", "launcher/target/sluice.jar"));
        return new GatewayProgram(jar.toAbsolutePath(), flags.text("java", "java"), jvmOptions);
    }

    /** What starts it. */
    List<String> command(List<String> arguments) {
        return Stream.of(List.of(java), jvmOptions, List.of("-jar", jar.toString()), arguments)
                .flatMap(List::stream)
                .toList();
    }
}
