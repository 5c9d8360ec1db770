package dev.sluice.message;

/**
 * A condition of a document's status, in the words of the Gateway API.
 *
 * @param type as {@code Accepted}
 * @param reason as {@code BackendNotFound}
 * @param message a sentence; may be empty
 */
public record Condition(String type, boolean status, String reason, String message) {}
