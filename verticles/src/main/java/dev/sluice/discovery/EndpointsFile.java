package dev.sluice.discovery;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.EndpointSpec;
import dev.sluice.spi.Default;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file of endpoints, in the format of llm-d's file discovery; host names and IPv6 are taken too. */
public final class EndpointsFile {
    private static final int LARGEST = 1024 * 1024;

    private EndpointsFile() {}

    /** The whole file. */
    record Content(List<Entry> endpoints) {}

    /**
     * One endpoint.
     *
     * @param namespace tells those of one name apart
     * @param address an IP address or host name
     */
    record Entry(
            String name,
            @Default("default") String namespace,
            String address,
            int port,
            @Default("{}") Map<String, String> labels) {
        Entry {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("wanted a port from 1 to 65535, found " + port);
            }
            uri(address, port);
        }

        String fullName() {
            return namespace + "/" + name;
        }

        URI uri() {
            return uri(address, port);
        }

        EndpointSpec endpoint(boolean hasNamesake) {
            return new EndpointSpec(uri(), hasNamesake ? fullName() : name, labels);
        }

        private static URI uri(String address, int port) {
            try {
                URI uri = new URI("http", null, address, port, null, null, null);
                if (uri.getPort() == port && uri.getUserInfo() == null) {
                    return uri;
                }
            } catch (URISyntaxException wrong) {
                throw new IllegalArgumentException(notAnAddress(address), wrong);
            }
            throw new IllegalArgumentException(notAnAddress(address));
        }

        private static String notAnAddress(String address) {
            return "wanted an IP address or host name, found \"" + address + '"';
        }
    }

    /**
     * The endpoints of a text of YAML or JSON; of two with the same namespace and name, or address and port, the later
     * counts.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static List<EndpointSpec> read(String text) {
        if (text.length() > LARGEST) {
            throw new ConfigurationException("", "wanted a file of at most 1 MiB");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<URI, String> names = new HashMap<>();
        for (Entry entry : content(text).endpoints()) {
            Optional.ofNullable(entries.remove(entry.fullName())).ifPresent(same -> names.remove(same.uri()));
            Optional.ofNullable(names.put(entry.uri(), entry.fullName())).ifPresent(entries::remove);
            entries.put(entry.fullName(), entry);
        }
        Map<String, Long> namesakes =
                entries.values().stream().collect(Collectors.groupingBy(Entry::name, Collectors.counting()));
        return entries.values().stream()
                .map(entry -> entry.endpoint(namesakes.getOrDefault(entry.name(), 1L) > 1))
                .toList();
    }

    @SuppressWarnings("unchecked") // The binder takes keys as text, whatever they are.
    private static Content content(String text) {
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            if (content instanceof Map<?, ?> map) {
                return Binder.bind("", (Map<String, ?>) map, Content.class);
            }
            throw new ConfigurationException("", "wanted an object with endpoints");
        } catch (YamlEngineException broken) {
            throw new ConfigurationException("", "not YAML: " + broken.getMessage());
        }
    }
}
