package dev.sluice.message;

/** What becomes of a picker that asks for plugins of llm-d's endpoint picker that there are not. */
public enum UnservedPlugins {
    /** It is refused. */
    REFUSE,
    /** It goes on without them, with a warning for each. */
    WARN
}
