package dev.sluice.cluster;

import com.hazelcast.cluster.Address;
import dev.sluice.message.Member;
import dev.sluice.message.PluginCatalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gateway says of itself, apart from its name.
 *
 * @param version of the gateway
 * @param configuration a hash of what it is configured with
 */
public record Revision(String version, String configuration) {
    /** Of a gateway that cannot say. */
    public static final Revision UNKNOWN = new Revision("", "");

    private static final int DIGITS = 12;

    /** As a member that goes by a name, or by its address where it has none. */
    Member named(String id, Optional<String> name, Address address, PluginCatalog plugins) {
        String called = name.orElseGet(() -> address.getHost() + ":" + address.getPort());
        return new Member(id, called, version, configuration, hash(plugins));
    }

    /** The first digits of a hash of the types and the classes that make them. */
    static String hash(PluginCatalog plugins) {
        return hash(new TreeMap<>(plugins.factories())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + entry.getValue().getClass().getName())
                        .collect(Collectors.joining("\n")));
    }

    /** The first digits of a text's SHA-256. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
