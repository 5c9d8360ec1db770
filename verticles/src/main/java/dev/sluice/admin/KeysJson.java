package dev.sluice.admin;

import dev.sluice.caller.Budget;
import dev.sluice.caller.KeyTerms;
import dev.sluice.caller.Limit;
import dev.sluice.caller.TermsValues;
import dev.sluice.config.Binder;
import dev.sluice.message.KeyWanted;
import dev.sluice.message.KeysView;
import dev.sluice.spi.Default;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys in JSON, as the admin port takes and shows them: without what would let anybody in. */
final class KeysJson {
    private KeysJson() {}

    /** What is said of a new key. */
    record NewKey(
            Optional<String> id,
            String owner,
            Optional<String> tenant,
            Optional<List<String>> models,
            Optional<Instant> expires,
            @Default("[]") List<Limit> limits,
            Optional<Budget> budget) {
        NewKey {
            new KeyTerms(owner, tenant, models, expires, limits, budget);
        }
    }

    /**
     * Reads what a new key is to be.
     *
     * @throws dev.sluice.config.ConfigurationException for the first thing wrong
     */
    static KeyWanted wanted(JsonObject json) {
        NewKey key = Binder.bind("", json.getMap(), NewKey.class);
        return new KeyWanted(
                key.id(),
                new KeyTerms(key.owner(), key.tenant(), key.models(), key.expires(), key.limits(), key.budget()));
    }

    static JsonObject of(KeysView view) {
        JsonArray keys = new JsonArray();
        view.keys().forEach(key -> keys.add(json(key)));
        return new JsonObject().put("keys", keys).put("problems", new JsonArray(view.problems()));
    }

    private static JsonObject json(KeysView.Key key) {
        JsonObject json = new JsonObject().put("id", key.id());
        TermsValues.of(key.terms()).forEach(json::put);
        return json.put("file", key.file());
    }
}
