package dev.sluice.message;

import java.util.OptionalInt;

/**
 * What is known of a request before it is answered.
 *
 * @param model as the client named it, or its name at the backend where one is chosen
 * @param backend {@code namespace/name} of the one that is likely to answer
 * @param route {@code namespace/name} of the route that took it
 * @param promptTokens a guess by the bytes of the prompt, 0 or more
 * @param maxOutputTokens the client's limit on the answer
 * @param payer by whose earlier answers this one's length is guessed, such as the id of a key; empty where nobody had to say
 */
public record Expected(
        String model, String backend, String route, int promptTokens, OptionalInt maxOutputTokens, String payer) {}
