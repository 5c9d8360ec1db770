package dev.sluice.discovery;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.message.EndpointSpec;
import dev.sluice.spi.Default;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
     * @param namespace for people
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

        EndpointSpec endpoint() {
            return new EndpointSpec(uri(address, port), name, labels);
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
     * The endpoints of a text of YAML or JSON; of two with the same name, or address and port, the later counts.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static List<EndpointSpec> read(String text) {
        if (text.length() > LARGEST) {
            throw new ConfigurationException("", "wanted a file of at most 1 MiB");
        }
        Map<String, EndpointSpec> byName = new LinkedHashMap<>();
        for (Entry entry : content(text).endpoints()) {
            EndpointSpec endpoint = entry.endpoint();
            byName.values().removeIf(other -> other.address().equals(endpoint.address()));
            byName.remove(entry.name());
            byName.put(entry.name(), endpoint);
        }
        return List.copyOf(byName.values());
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
