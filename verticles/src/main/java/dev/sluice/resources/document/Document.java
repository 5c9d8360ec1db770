package dev.sluice.resources.document;

import java.util.Map;

/**
 * A document as read, before anyone has understood it.
 *
 * @param content strings, numbers, booleans, lists, maps and nulls
 */
public record Document(Map<String, ?> content, Origin origin) {}
