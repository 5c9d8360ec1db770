package dev.sluice.message;

import java.time.Instant;
import java.util.Optional;

/**
 * Asks what was used since a time.
 *
 * @param since the hour that this is in counts whole
 * @param key only with this key; any when empty
 * @param owner only by this owner; any when empty
 * @param tenant only by this tenant; any when empty
 * @param model only of this model, as clients name it; any when empty
 */
public record LedgerQuestion(
        Instant since, Optional<String> key, Optional<String> owner, Optional<String> tenant, Optional<String> model) {}
