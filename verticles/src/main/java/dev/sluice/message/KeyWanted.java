package dev.sluice.message;

import dev.sluice.caller.KeyTerms;
import java.util.Optional;

/**
 * Asks for a new API key.
 *
 * @param id its name; one is made where it is left out
 */
public record KeyWanted(Optional<String> id, KeyTerms terms) {}
