package dev.sluice.cost;

/** A formula that gives no cost for what it was given. */
public final class CostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CostException(String sentence) {
        super(sentence, null, false, false);
    }
}
