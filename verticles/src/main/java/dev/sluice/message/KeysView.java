package dev.sluice.message;

import dev.sluice.caller.KeyTerms;
import java.util.List;

/**
 * The API keys in force.
 *
 * @param problems why newer ones are not
 */
public record KeysView(List<Key> keys, List<String> problems) {
    public KeysView {
        keys = List.copyOf(keys);
        problems = List.copyOf(problems);
    }

    /**
     * One of them.
     *
     * @param file where it stands
     */
    public record Key(String id, KeyTerms terms, String file) {}
}
