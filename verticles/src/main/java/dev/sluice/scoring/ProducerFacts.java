package dev.sluice.scoring;

import dev.sluice.message.Explanation.Cached;
import dev.sluice.message.Explanation.Load;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InFlightLoad;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.PrefixMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the producers of a picker tell of endpoints, for those who want to know why. One that throws is passed over. */
final class ProducerFacts {
    /** A plugin by its name in the configuration. */
    private record Named<T>(String name, T facts) {}

    private final List<Named<PrefixMatches>> matches;
    private final List<Named<InFlightLoad>> loads;

    ProducerFacts(Map<String, Plugin> plugins) {
        this.matches = telling(plugins, PrefixMatches.class);
        this.loads = telling(plugins, InFlightLoad.class);
    }

    /** What the endpoint is thought to have of the prompt that the producers were last asked about. */
    List<Cached> cached(InferenceRequest request, Endpoint endpoint) {
        return each(matches, named -> cached(named, request, endpoint));
    }

    /** What is under way at the endpoint. */
    List<Load> loads(Endpoint endpoint) {
        return each(
                loads,
                named -> new Load(
                        named.name(),
                        named.facts().requests(endpoint),
                        named.facts().tokens(endpoint)));
    }

    private static Cached cached(Named<PrefixMatches> named, InferenceRequest request, Endpoint endpoint) {
        PrefixMatches told = named.facts();
        int matched = told.matchedBlocks(endpoint);
        return new Cached(
                named.name(),
                matched,
                told.promptBlocks(),
                (long) matched * told.tokensPerBlock(),
                told.uncachedTokens(request, endpoint));
    }

    private static <T, F> List<F> each(List<Named<T>> producers, Function<Named<T>, F> ask) {
        List<F> all = new ArrayList<>();
        producers.forEach(named -> asked(named, ask).ifPresent(all::add));
        return all;
    }

    private static <T, F> Optional<F> asked(Named<T> producer, Function<Named<T>, F> ask) {
        try {
            return Optional.of(ask.apply(producer));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            return Optional.empty();
        }
    }

    private static <T> List<Named<T>> telling(Map<String, Plugin> plugins, Class<T> facts) {
        return plugins.entrySet().stream()
                .filter(entry -> facts.isInstance(entry.getValue()))
                .map(entry -> new Named<>(entry.getKey(), facts.cast(entry.getValue())))
                .toList();
    }
}
