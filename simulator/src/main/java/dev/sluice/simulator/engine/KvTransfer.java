package dev.sluice.simulator.engine;

/** What a sequence's keys and values have to do with another server. */
public enum KvTransfer {
    /** Nothing: they are computed here and go when others need their room. */
    NONE,
    /** Another server will read those of the prompt; until then their blocks stay as they are. */
    KEEP,
    /** Another server has computed those of the prompt; only its last token is computed here. */
    RECEIVE
}
