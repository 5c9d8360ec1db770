package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import java.util.List;

/** Sees how one request is decided, step by step. Plugins that were passed over are not seen. */
interface Witness {
    /** Looks away. */
    Witness NONE = new Witness() {};

    /** The producers have found out about these candidates. */
    default void produced(ProducerFacts facts, Candidates candidates) {}

    /** The decision begins, with these candidates; valid during the call only, as in all that follows. */
    default void begins(Candidates candidates) {}

    /** A filter has left these. */
    default void filtered(String filter, Candidates left) {}

    /** A scorer has said its scores, which are the latest of the totals. */
    default void scored(String scorer, double weight, Totals totals) {}

    /** These were picked. */
    default void picked(List<Endpoint> endpoints) {}
}
