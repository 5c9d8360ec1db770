package dev.sluice.scheduling;

/** How well an endpoint suits prompts of a length. */
interface ContextFit {
    /** Of an endpoint that says nothing of lengths. */
    ContextFit UNSAID = new Fixed(true, 0.5);

    /** Of an endpoint whose label cannot be read. */
    ContextFit UNREADABLE = new Fixed(false, 0);

    /** Whether a prompt may go there. */
    boolean holds(long tokens);

    /** A score from 0 to 1. */
    double score(long tokens);

    /** What a label such as {@code 0-2048} says. */
    static ContextFit of(String label) {
        int dash = label.indexOf('-');
        if (dash < 0) {
            return UNREADABLE;
        }
        try {
            long min = Long.parseLong(label.substring(0, dash).strip());
            long max = Long.parseLong(label.substring(dash + 1).strip());
            return min < 0 || max < min ? UNREADABLE : new Range(min, max);
        } catch (NumberFormatException noNumber) {
            return UNREADABLE;
        }
    }

    /** The same for all lengths. */
    record Fixed(boolean holds, double score) implements ContextFit {
        @Override
        public boolean holds(long tokens) {
            return holds;
        }

        @Override
        public double score(long tokens) {
            return score;
        }
    }

    /**
     * Prompts from one length to another.
     *
     * @param min tokens, 0 or more
     * @param max tokens, {@code min} or more
     */
    record Range(long min, long max) implements ContextFit {
        @Override
        public boolean holds(long tokens) {
            return min <= tokens && tokens <= max;
        }

        @Override
        public double score(long tokens) {
            if (!holds(tokens)) {
                double distance = tokens < min ? min - tokens : tokens - max;
                return 0.3 / (1 + distance / 1000);
            }
            double width = max - min;
            return width == 0 ? 1 : 0.3 + 0.7 * (0.7 / (1 + width / 10_000) + 0.3 * (max - tokens) / width);
        }
    }
}
