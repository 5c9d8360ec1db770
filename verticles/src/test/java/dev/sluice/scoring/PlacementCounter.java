package dev.sluice.scoring;

import dev.sluice.spi.Audience;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Scorer;
import dev.sluice.spi.Sharing;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Counts placements, and tells how many there were at which endpoint; tests may ask from another thread. */
final class PlacementCounter implements Scorer, PlacementListener, Sharing {
    private final Map<Integer, Long> here = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Long>> elsewhere = new ConcurrentHashMap<>();

    /** How many placements another gateway told of. */
    long elsewhere(String gateway) {
        return elsewhere.getOrDefault(gateway, Map.of()).values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    @Override
    public ToDoubleFunction<Endpoint> score(InferenceRequest request, List<Endpoint> candidates) {
        return endpoint -> 0;
    }

    @Override
    public void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        here.merge(endpoint.slot(), 1L, Long::sum);
    }

    @Override
    public void tellNews(Audience others) {
        here.forEach((slot, count) -> others.tell(slot, Facts.of(count)));
    }

    @Override
    public long tellAll(long position, Audience newcomer) {
        tellNews(newcomer);
        return -1;
    }

    @Override
    public void heard(String gateway, Endpoint endpoint, Facts facts) {
        elsewhere.computeIfAbsent(gateway, name -> new ConcurrentHashMap<>()).put(endpoint.name(), facts.get(0));
    }

    @Override
    public void gone(String gateway) {
        elsewhere.remove(gateway);
    }
}
