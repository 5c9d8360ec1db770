package dev.sluice.message;

import java.util.Optional;

/**
 * Tells that the gateway has had a prompt computed, or given up.
 *
 * @param pool the pool's name
 * @param endpoint name of the endpoint that was asked for it
 * @param failure why the prompt is computed where the answer is; empty where all went well
 */
public record Prefilled(String pool, String endpoint, Optional<Failure> failure) {
    /** Why a prefill is of no use. */
    public enum Failure {
        /** The endpoint answered with another status than 200. */
        REFUSED,
        /** The answer does not say where the computed prompt is. */
        UNUSABLE,
        /** The endpoint cannot be reached, or the connection broke off. */
        BROKEN,
        /** It took too long. */
        TIMEOUT
    }
}
