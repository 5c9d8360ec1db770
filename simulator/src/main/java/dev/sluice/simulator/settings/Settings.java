package dev.sluice.simulator.settings;

/**
 * What can be changed while a simulated server runs.
 *
 * @param latency how fast it is
 * @param faults what it does wrong
 * @param fakeMetrics load it claims instead of its own
 */
public record Settings(Latency latency, Faults faults, FakeMetrics fakeMetrics) {
    /** A server without faults that tells the truth. */
    public static Settings of(Latency latency) {
        return new Settings(latency, Faults.NONE, FakeMetrics.NONE);
    }

    public Settings withLatency(Latency value) {
        return new Settings(value, faults, fakeMetrics);
    }

    public Settings withFaults(Faults value) {
        return new Settings(latency, value, fakeMetrics);
    }

    public Settings withFakeMetrics(FakeMetrics value) {
        return new Settings(latency, faults, value);
    }
}
