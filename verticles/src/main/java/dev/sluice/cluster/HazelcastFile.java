package dev.sluice.cluster;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.core.HazelcastException;
import dev.sluice.cluster.counters.CounterMaps;
import dev.sluice.cluster.wire.Forms;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A Hazelcast configuration from a file, with what every gateway needs. */
final class HazelcastFile {
    /** What the file may say otherwise. */
    private static final Map<String, String> UNLESS_SAID = Map.ofEntries(
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", "5"),
            Map.entry("hazelcast.merge.first.run.delay.seconds", "3"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "3"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.operation.call.timeout.millis", "5000"),
            Map.entry("hazelcast.io.thread.count", "2"),
            Map.entry("hazelcast.event.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"),
            Map.entry("hazelcast.metrics.enabled", "false"));

    private static final Map<String, String> ALWAYS = Map.of(
            "hazelcast.logging.type", "slf4j",
            "hazelcast.phone.home.enabled", "false",
            "hazelcast.shutdownhook.enabled", "false",
            "hazelcast.socket.bind.any", "false");

    /** Failures of joining a cluster, and what each failure is made of. */
    private static final String[] MORE_OF_FAILURES = {
        "com.hazelcast.internal.cluster.impl.ClusterTopologyChangedException",
        "com.hazelcast.internal.cluster.impl.ConfigMismatchException",
        "com.hazelcast.internal.cluster.impl.MasterNodeChangedException",
        "com.hazelcast.internal.cluster.impl.VersionMismatchException",
        "com.hazelcast.internal.partition.PartitionStateVersionMismatchException",
        "com.hazelcast.nio.serialization.HazelcastSerializationException",
        "com.hazelcast.version.MemberVersion",
        "[Ljava.lang.StackTraceElement;",
        "java.util.ArrayList",
        "java.util.CollSer",
        "java.util.Collections$EmptyList",
        "java.util.concurrent.CancellationException",
        "java.util.concurrent.ExecutionException",
        "java.util.concurrent.TimeoutException"
    };

    private HazelcastFile() {}

    /**
     * Reads a file.
     *
     * @param environment the value of a variable, where it is set
     * @throws ConfigurationException when it cannot be read or is no Hazelcast configuration
     */
    static Config read(Path file, Function<String, Optional<String>> environment) {
        String path = "cluster.hazelcast (" + file + ")";
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    path, "cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
        try {
            Object filled = Objects.requireNonNull(new Placeholders(environment).fill(path, text));
            return complete(Config.loadFromString(filled.toString()));
        } catch (HazelcastException | IllegalArgumentException wrong) {
            throw new ConfigurationException(path, "not a Hazelcast configuration: " + wrong.getMessage());
        }
    }

    private static Config complete(Config config) {
        UNLESS_SAID.forEach((name, value) -> {
            if (config.getProperty(name) == null) {
                config.setProperty(name, value);
            }
        });
        ALWAYS.forEach(config::setProperty);
        Forms.addTo(config.getSerializationConfig().getCompactSerializationConfig());
        CounterMaps.addTo(config);
        config.getSerializationConfig().setJavaSerializationFilterConfig(failuresOnly());
        return config;
    }

    /**
     * Failures of Hazelcast's own calls are the only Java objects that it sends. They have to be read: a call whose failure
     * cannot be read is not tried again, and waits until its time is out.
     */
    private static JavaSerializationFilterConfig failuresOnly() {
        ClassFilter failures = new ClassFilter()
                .addPackages("com.hazelcast.core", "com.hazelcast.spi.exception", "java.lang")
                .addClasses(MORE_OF_FAILURES);
        return new JavaSerializationFilterConfig().setDefaultsDisabled(true).setWhitelist(failures);
    }
}
