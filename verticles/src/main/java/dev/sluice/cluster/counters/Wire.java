package dev.sluice.cluster.counters;

/** What all that crosses between gateways has in common. A gateway reads the fields it knows, and later versions keep these. */
final class Wire {
    static final String VERSION_FIELD = "version";
    static final int VERSION = 1;

    private Wire() {}
}
