package dev.sluice.simulator.settings;

/** Which legs of a request a server serves where prefill and decode are on different servers. */
public enum Role {
    /** Computes prompts and keeps the result for others. */
    PREFILL,
    /** Answers from prompts that others have computed. */
    DECODE,
    /** Either. */
    BOTH;

    /** Whether it keeps what it has computed when a request asks for that. */
    public boolean keeps() {
        return this != DECODE;
    }

    /** Whether it reads what another server has computed when a request names it. */
    public boolean receives() {
        return this != PREFILL;
    }
}
