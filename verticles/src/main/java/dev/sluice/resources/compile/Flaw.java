package dev.sluice.resources.compile;

/**
 * What is wrong with a part of a document.
 *
 * @param reason as the Gateway API names it, such as {@code BackendNotFound}
 */
record Flaw(String reason, String sentence) {
    static final String BACKEND_NOT_FOUND = "BackendNotFound";
    static final String REF_NOT_PERMITTED = "RefNotPermitted";
    static final String INVALID_KIND = "InvalidKind";
    static final String UNSUPPORTED_VALUE = "UnsupportedValue";
    static final String INVALID = "Invalid";
}
