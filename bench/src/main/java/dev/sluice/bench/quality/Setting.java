package dev.sluice.bench.quality;

/**
 * How many gateways serve the requests of a run.
 *
 * @param gateways that take them in turn, 1 or more
 * @param sharing whether they tell each other what they know
 */
record Setting(int gateways, boolean sharing) {
    /** One gateway. */
    static final Setting ALONE = new Setting(1, false);

    /** What the report calls it. */
    String title() {
        if (gateways == 1) {
            return "1 gateway";
        }
        return gateways + " gateways" + (sharing ? "" : " that tell each other nothing");
    }
}
