package dev.sluice.bench.cluster;

import dev.sluice.bench.endtoend.OpenLoop;

/**
 * What is sent: new prompts at a constant rate.
 *
 * @param prompts of which none is sent twice
 * @param requestsPerSecond the rate
 * @param seconds how long
 */
public record Load(Prompts prompts, int requestsPerSecond, int seconds) {
    /** How many are sent, with those of the first fifth of a second, whose latencies do not count. */
    int requests() {
        return requestsPerSecond * seconds + requestsPerSecond / 5;
    }

    OpenLoop loop() {
        return new OpenLoop(prompts.next(requests()), requestsPerSecond, seconds);
    }

    Load lasting(int otherSeconds) {
        return new Load(prompts, requestsPerSecond, otherSeconds);
    }
}
