package dev.sluice.identity;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.ApiKeys;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyText;
import dev.sluice.caller.TermsKept;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Secret;
import dev.sluice.identity.KeyFiles.Filed;
import dev.sluice.identity.KeyFiles.Look;
import dev.sluice.message.KeyMade;
import dev.sluice.message.KeyWanted;
import dev.sluice.message.KeysView;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The API keys in force: those of the files, of which some are made here. Where files are wrong, the last good keys stay. */
final class KnownKeys {
    private final KeyFiles files;
    private final Optional<KeyStore> store;
    private final SecureRandom random;
    private final TermsKept kept;
    private List<Filed> filed = List.of();
    private ApiKeys inForce = ApiKeys.NONE;
    private List<String> problems = List.of();

    /**
     * Knows none yet.
     *
     * @param kept which terms may be in force
     */
    KnownKeys(KeyFiles files, Optional<KeyStore> store, SecureRandom random, TermsKept kept) {
        this.files = files;
        this.store = store;
        this.random = random;
        this.kept = kept;
    }

    /** Looks at the files; whether the keys or the problems are others than before. */
    boolean look() {
        Optional<Look> news = files.look();
        news.ifPresent(this::take);
        return news.isPresent();
    }

    ApiKeys inForce() {
        return inForce;
    }

    /** Why the newest keys are not in force. */
    List<String> problems() {
        return problems;
    }

    KeysView view() {
        return new KeysView(
                filed.stream()
                        .map(one -> new KeysView.Key(
                                one.key().id(), one.key().terms(), one.file().toString()))
                        .toList(),
                problems);
    }

    /**
     * Makes a key and keeps its hash.
     *
     * @throws ConfigurationException where there can be none such
     */
    KeyMade make(KeyWanted wanted) {
        KeyStore keeping = writable();
        kept.refusal(wanted.terms()).ifPresent(refusal -> {
            throw new ConfigurationException("", refusal);
        });
        String id = wanted.id().orElseGet(() -> KeyText.randomId(random));
        if (filed.stream().anyMatch(one -> one.key().id().equals(id))) {
            throw new ConfigurationException("id", "there is another key with the id " + id);
        }
        String text = KeyText.random(random);
        ApiKey made = key(id, text, wanted);
        keeping.write(Stream.concat(kept(keeping).stream(), Stream.of(made)).toList());
        look();
        return new KeyMade(id, new Secret(text));
    }

    /**
     * Knows a key no more.
     *
     * @throws ConfigurationException where it was not made here
     */
    void drop(String id) {
        KeyStore keeping = writable();
        List<ApiKey> left = new ArrayList<>(kept(keeping));
        if (!left.removeIf(key -> key.id().equals(id))) {
            String elsewhere = filed.stream()
                    .filter(one -> one.key().id().equals(id))
                    .map(one -> "the key " + id + " stands in " + one.file() + "; remove it there")
                    .findFirst()
                    .orElse("there is no key with the id " + id);
            throw new ConfigurationException("id", elsewhere);
        }
        keeping.write(left);
        look();
    }

    private static ApiKey key(String id, String text, KeyWanted wanted) {
        try {
            return new ApiKey(id, KeyHash.of(text), wanted.terms());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("id", String.valueOf(wrong.getMessage()));
        }
    }

    private KeyStore writable() {
        look();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "", "no key is made or removed while others are wrong: " + problems.get(0));
        }
        return store.orElseThrow(() -> new ConfigurationException(
                "", "no key is made or removed here, as the verticle identity has no `store` to keep it in"));
    }

    private List<ApiKey> kept(KeyStore keeping) {
        return filed.stream()
                .filter(one -> one.file().equals(keeping.file()))
                .map(Filed::key)
                .toList();
    }

    private Optional<String> unkept(Filed one) {
        return kept.refusal(one.key().terms())
                .map(refusal -> one.file() + ": the key " + one.key().id() + ": " + refusal);
    }

    private void take(Look look) {
        problems = look.problems();
        look.keys().stream()
                .flatMap(one -> unkept(one).stream())
                .findFirst()
                .ifPresent(unkept -> problems =
                        Stream.concat(problems.stream(), Stream.of(unkept)).toList());
        if (!problems.isEmpty()) {
            return;
        }
        try {
            inForce = ApiKeys.of(look.keys().stream().map(Filed::key).toList());
            filed = look.keys();
        } catch (IllegalArgumentException twice) {
            problems = List.of(String.valueOf(twice.getMessage()));
        }
    }
}
