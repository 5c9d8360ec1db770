package dev.sluice.identity;

import dev.sluice.caller.ApiKey;
import dev.sluice.caller.Budget;
import dev.sluice.caller.KeyHash;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Secret;
import dev.sluice.spi.Default;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file of API keys. */
final class KeyFile {
    private static final int LARGEST = 64 * 1024 * 1024;

    private KeyFile() {}

    /** The whole file. */
    record Content(@Default("[]") List<Entry> keys) {}

    /**
     * One key.
     *
     * @param hash as text that no error shows, as a key may stand there by mistake
     */
    record Entry(
            String id,
            Secret hash,
            String owner,
            Optional<String> tenant,
            Optional<List<String>> models,
            Optional<Instant> expires,
            @Default("[]") List<Limit> limits,
            Optional<Budget> budget) {
        Entry {
            new ApiKey(id, KeyHash.parse(hash.value()), new KeyTerms(owner, tenant, models, expires, limits, budget));
        }

        ApiKey key() {
            return new ApiKey(
                    id, KeyHash.parse(hash.value()), new KeyTerms(owner, tenant, models, expires, limits, budget));
        }
    }

    /**
     * The keys of a text of YAML or JSON.
     *
     * @throws ConfigurationException for the first thing wrong, without showing any of it
     */
    static List<ApiKey> read(String text) {
        return content(text).keys().stream().map(Entry::key).toList();
    }

    @SuppressWarnings("unchecked") // The binder takes keys as text, whatever they are.
    private static Content content(String text) {
        try {
            Object content =
                    new Load(LoadSettings.builder().setCodePointLimit(LARGEST).build()).loadFromString(text);
            if (content instanceof Map<?, ?> map) {
                return Binder.bind("", (Map<String, ?>) map, Content.class);
            }
            throw new ConfigurationException("", "wanted an object with keys");
        } catch (MarkedYamlEngineException broken) {
            String line = broken.getProblemMark()
                    .map(mark -> " on line " + (mark.getLine() + 1))
                    .orElse("");
            throw new ConfigurationException("", "not YAML" + line + ": " + broken.getProblem());
        } catch (YamlEngineException broken) {
            throw new ConfigurationException("", "not YAML");
        }
    }
}
