package dev.sluice.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The public keys that an issuer signs with. A shared secret among them is passed over: whoever verifies by it could sign.
 *
 * @param keys at least one
 */
record JsonWebKeys(List<JsonObject> keys) {
    private static final Set<String> PUBLIC = Set.of("RSA", "EC", "OKP");

    JsonWebKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no public key for signatures in it");
        }
    }

    /**
     * Reads what was published.
     *
     * @throws IllegalArgumentException where that is no set of keys
     */
    static JsonWebKeys of(Buffer published) {
        try {
            Object keys = new JsonObject(published).getValue("keys");
            Stream<?> stream = keys instanceof JsonArray array ? array.stream() : Stream.of();
            return new JsonWebKeys(stream.filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .filter(JsonWebKeys::verifies)
                    .toList());
        } catch (DecodeException | ClassCastException unreadable) {
            throw new IllegalArgumentException("it is not JSON", unreadable);
        }
    }

    /** Whether a key of this name is among them. */
    boolean has(String keyId) {
        return keys.stream().anyMatch(key -> keyId.equals(key.getValue("kid")));
    }

    private static boolean verifies(JsonObject key) {
        return PUBLIC.contains(String.valueOf(key.getValue("kty"))) && !"enc".equals(key.getValue("use"));
    }
}
