package dev.sluice.bench.endtoend;

/** Why a comparison cannot be made, as one sentence for the person who asked for it. */
public final class UnmetNeedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnmetNeedException(String sentence) {
        super(sentence);
    }
}
