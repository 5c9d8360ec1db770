package dev.sluice.caller;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API keys in force, by their hashes. Immutable. */
public final class ApiKeys {
    /** None. */
    public static final ApiKeys NONE = new ApiKeys(List.of());

    private final Map<KeyHash, Caller> callers = new HashMap<>();

    private ApiKeys(Collection<ApiKey> keys) {
        Set<String> ids = new HashSet<>();
        for (ApiKey key : keys) {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("there are two keys with the id " + key.id());
            }
            Caller other = callers.put(key.hash(), key.terms().caller(key.id()));
            if (other != null) {
                throw new IllegalArgumentException(
                        "the keys " + other.keyId().orElse("") + " and " + key.id() + " are the same");
            }
        }
    }

    /**
     * A table of keys.
     *
     * @throws IllegalArgumentException where an id or a key is there twice
     */
    public static ApiKeys of(Collection<ApiKey> keys) {
        return new ApiKeys(keys);
    }

    /** Whose key this is, whether or not it has expired. */
    public Optional<Caller> find(KeyHash presented) {
        return Optional.ofNullable(callers.get(presented));
    }

    /** Everybody who has one. */
    public Collection<Caller> callers() {
        return Collections.unmodifiableCollection(callers.values());
    }

    /** How many there are. */
    public int size() {
        return callers.size();
    }
}
