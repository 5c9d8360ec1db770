package dev.sluice.testkit;

import dev.sluice.spi.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Endpoints to try a plugin on. */
public final class Endpoints {
    private Endpoints() {}

    /** Begins an endpoint of which nothing is known but its name, a host name such as {@code a}. */
    public static EndpointDraft endpoint(String name) {
        return new EndpointDraft(name);
    }

    /** Endpoints of every kind: idle and busy, known and unknown, with adapters and without. */
    public static List<Endpoint> random(RandomGenerator random, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        index -> random(random, "endpoint-" + index).slot(index).build())
                .toList();
    }

    private static EndpointDraft random(RandomGenerator random, String name) {
        EndpointDraft draft = endpoint(name);
        int known = random.nextInt(64);
        draft = (known & 1) == 0 ? draft : draft.waiting(count(random));
        draft = (known & 2) == 0 ? draft : draft.running(count(random));
        draft = (known & 4) == 0 ? draft : draft.kvCacheUsage(share(random));
        draft = (known & 8) == 0
                ? draft
                : draft.adapters(adapters(random), adapters(random), random.nextInt(Requests.MODELS.size() + 1));
        draft = (known & 16) == 0 ? draft : draft.inFlight(count(random), random.nextLong(1_000_000));
        draft = (known & 32) == 0 ? draft : draft.label("zone", "zone-" + random.nextInt(3));
        return draft;
    }

    private static int count(RandomGenerator random) {
        return random.nextInt(10) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(4);
    }

    private static double share(RandomGenerator random) {
        return random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
    }

    private static Set<String> adapters(RandomGenerator random) {
        return Set.copyOf(Requests.MODELS.subList(0, random.nextInt(Requests.MODELS.size() + 1)));
    }
}
