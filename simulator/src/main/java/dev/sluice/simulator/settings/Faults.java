package dev.sluice.simulator.settings;

import dev.sluice.spi.Default;

/**
 * What a simulated server does wrong.
 *
 * @param answer what happens instead of an answer
 * @param cut what happens in the middle of an answer
 * @param framing how streams are laid out in bytes
 * @param metrics what becomes of the page of metrics
 * @param unhealthy whether {@code /health} answers 503
 * @param refuseForMillis how long the port is closed from now, 0 to 3,600,000; reads 0 again afterwards
 */
public record Faults(
        @Default("{}") AnswerFault answer,
        @Default("{}") CutFault cut,
        @Default("{}") Framing framing,
        @Default("NONE") MetricsFault metrics,
        @Default("false") boolean unhealthy,
        @Default("0") int refuseForMillis) {
    /** A server that does everything right. */
    public static final Faults NONE =
            new Faults(AnswerFault.NONE, CutFault.NONE, Framing.PLAIN, MetricsFault.NONE, false, 0);

    public Faults {
        Ranges.check("refuseForMillis", refuseForMillis, 0, 3_600_000);
    }

    public Faults withAnswer(AnswerFault value) {
        return new Faults(value, cut, framing, metrics, unhealthy, refuseForMillis);
    }

    public Faults withCut(CutFault value) {
        return new Faults(answer, value, framing, metrics, unhealthy, refuseForMillis);
    }

    public Faults withFraming(Framing value) {
        return new Faults(answer, cut, value, metrics, unhealthy, refuseForMillis);
    }

    public Faults withMetrics(MetricsFault value) {
        return new Faults(answer, cut, framing, value, unhealthy, refuseForMillis);
    }

    public Faults withUnhealthy(boolean value) {
        return new Faults(answer, cut, framing, metrics, value, refuseForMillis);
    }

    public Faults withRefuseForMillis(int value) {
        return new Faults(answer, cut, framing, metrics, unhealthy, value);
    }
}
