package dev.sluice.cluster.wire;

/** What one gateway sends others. */
public sealed interface Letter permits Hello, PolledLetter, InFlightLetter, FactsLetter, SnapshotAsked, SnapshotSent {
    /** The format that this version writes, and the highest that it reads. */
    int FORMAT = 1;

    /** In which format it was written, 1 or more. Later ones that only add fields keep the number. */
    int format();

    /** Hands itself to a reader. */
    void readBy(Reader reader);

    /** Reads letters of every kind. */
    interface Reader {
        void read(Hello hello);

        void read(PolledLetter letter);

        void read(InFlightLetter letter);

        void read(FactsLetter letter);

        void read(SnapshotAsked asked);

        void read(SnapshotSent sent);
    }
}
