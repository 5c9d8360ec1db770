package dev.sluice.identity;

import dev.sluice.caller.TermsKept;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of files of API keys without starting anything.
 *
 * @param problems why they would not come into force; empty where they would
 */
public record KeysCheck(List<String> problems) {
    public KeysCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Reads the files that options name; issuers are not asked.
     *
     * @param kept which terms of keys the gateway would keep
     */
    public static KeysCheck of(IdentityOptions options, TermsKept kept) {
        Optional<KeyStore> store = options.store().map(KeyStore::new);
        KnownKeys keys = new KnownKeys(
                new KeyFiles(options.files(), store.map(KeyStore::file), InstantSource.system()),
                store,
                new SecureRandom(),
                kept);
        return keys.look() ? new KeysCheck(keys.problems()) : new KeysCheck(List.of());
    }
}
