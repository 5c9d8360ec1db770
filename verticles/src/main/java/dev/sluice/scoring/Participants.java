package dev.sluice.scoring;

import dev.sluice.spi.AnswerHeaders;
import dev.sluice.spi.Audience;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.EndpointListener;
import dev.sluice.spi.Facts;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.KvEvent;
import dev.sluice.spi.KvEventListener;
import dev.sluice.spi.KvEventSource;
import dev.sluice.spi.PlacementListener;
import dev.sluice.spi.Plugin;
import dev.sluice.spi.Sharing;
import dev.sluice.spi.TokenSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The parts that plugins have outside of profiles: those that find something out and those that listen. One that throws is
 * passed over, and one that rests is not asked.
 */
final class Participants {
    /** Nobody. */
    static final Participants NONE = new Participants(Map.of(), (plugin, failure) -> {});

    private record Named<P extends Plugin>(String name, PluginWatch watch, P plugin) {}

    private final PluginWatches watches;
    private final List<Named<DataProducer>> producers;
    private final List<Named<PlacementListener>> placements;
    private final List<Named<EndpointListener>> endpoints;
    private final List<Named<AnswerHeaders>> headers;
    private final List<Named<KvEventListener>> caches;
    private final Optional<TokenSource> tokens;
    private final Map<String, List<Named<Sharing>>> sharing = new LinkedHashMap<>();
    private final List<String> sharingNames;
    private final ProducerFacts facts;
    private DecisionLog log = DecisionLog.OFF;

    /** The same, with all the time they want. */
    Participants(Map<String, Plugin> plugins, PluginFailures failures) {
        this(plugins, new PluginWatches(failures, PluginBudget.UNLIMITED));
    }

    /** Takes those of the plugins that have such a part, by their names, each after those it draws on. */
    Participants(Map<String, Plugin> plugins, PluginWatches watches) {
        this.watches = watches;
        this.producers = parts(plugins, DataProducer.class);
        this.placements = parts(plugins, PlacementListener.class);
        this.endpoints = parts(plugins, EndpointListener.class);
        this.headers = parts(plugins, AnswerHeaders.class);
        this.tokens = parts(plugins, TokenSource.class).stream().findFirst().map(Named::plugin);
        this.caches = parts(plugins, KvEventListener.class);
        parts(plugins, Sharing.class).forEach(part -> sharing.put(part.name(), List.of(part)));
        this.sharingNames = List.copyOf(sharing.keySet());
        this.facts = new ProducerFacts(plugins);
    }

    /** Notes in a log, too, what listeners hear from now on. */
    void note(DecisionLog further) {
        log = further;
    }

    void produce(InferenceRequest request, Candidates candidates) {
        if (producers.isEmpty()) {
            return;
        }
        watches.start();
        for (int index = 0; index < producers.size(); index++) {
            Named<DataProducer> producer = producers.get(index);
            if (producer.watch().rests() || !asked(producer, part -> part.produce(request, candidates))) {
                var unused = asked(producer, DataProducer::forget);
            }
        }
    }

    void placed(long ticket, InferenceRequest request, Endpoint endpoint) {
        each(placements, listener -> listener.placed(ticket, request, endpoint));
        log.placed(ticket, request, endpoint);
    }

    void answering(long ticket, Endpoint endpoint) {
        each(placements, listener -> listener.answering(ticket, endpoint));
        log.answering(ticket, endpoint);
    }

    void ended(long ticket, Endpoint endpoint) {
        every(placements, listener -> listener.ended(ticket, endpoint));
        log.ended(ticket, endpoint);
    }

    void left(Endpoint endpoint) {
        every(endpoints, listener -> listener.left(endpoint));
        log.left(endpoint);
    }

    /** What the producers tell. */
    ProducerFacts facts() {
        return facts;
    }

    /** Who learns the tokens of prompts: the first that says so. */
    Optional<TokenSource> tokenSource() {
        return tokens;
    }

    /** Where those who listen to KV events want them from. */
    Set<KvEventSource> kvEventSources() {
        return caches.stream().map(named -> named.plugin().kvEventSource()).collect(Collectors.toUnmodifiableSet());
    }

    /** Tells those who want events from that source. */
    void kvEvents(KvEventSource source, Endpoint endpoint, List<KvEvent> events) {
        every(caches, listener -> {
            if (listener.kvEventSource().equals(source)) {
                events.forEach(event -> event.tell(endpoint, listener));
            }
        });
    }

    /** The names of those that share what they learn with the other gateways of a cluster. */
    List<String> sharing() {
        return sharingNames;
    }

    /** One of those that share tells what is news. */
    void tellNews(String plugin, Audience others) {
        every(sharing(plugin), part -> part.tellNews(others));
    }

    /** One of those that share tells a part of all it knows; nothing more where it fails. */
    long tellAll(String plugin, long position, Audience newcomer) {
        long[] next = {-1};
        every(sharing(plugin), part -> next[0] = part.tellAll(position, newcomer));
        return next[0];
    }

    /** The plugin of that name hears what its like in another gateway has learnt; nobody does where there is none. */
    void heard(String plugin, String gateway, Endpoint endpoint, Facts facts) {
        every(sharing(plugin), part -> part.heard(gateway, endpoint, facts));
    }

    /** All of those that share are told that a gateway is gone. */
    void gone(String gateway) {
        sharingNames.forEach(plugin -> every(sharing(plugin), part -> part.gone(gateway)));
    }

    private List<Named<Sharing>> sharing(String plugin) {
        return sharing.getOrDefault(plugin, List.of());
    }

    /** What the client is told in headers, for each endpoint that may answer; empty where nobody says anything. */
    List<Map<String, String>> answerHeaders(InferenceRequest request, List<Endpoint> picked) {
        return headers.isEmpty()
                ? List.of()
                : picked.stream().map(endpoint -> headersOf(request, endpoint)).toList();
    }

    private Map<String, String> headersOf(InferenceRequest request, Endpoint endpoint) {
        Map<String, String> all = new HashMap<>();
        each(headers, writer -> all.putAll(writer.answerHeaders(request, endpoint)));
        return all;
    }

    private <P extends Plugin> void each(List<Named<P>> parts, Consumer<P> call) {
        each(parts, false, call);
    }

    /** Tells even those that rest, as what they miss would be remembered wrongly for good. */
    private <P extends Plugin> void every(List<Named<P>> parts, Consumer<P> call) {
        each(parts, true, call);
    }

    private <P extends Plugin> void each(List<Named<P>> parts, boolean resting, Consumer<P> call) {
        if (parts.isEmpty()) {
            return;
        }
        watches.start();
        for (int index = 0; index < parts.size(); index++) {
            Named<P> part = parts.get(index);
            if (resting || !part.watch().rests()) {
                var unused = asked(part, call);
            }
        }
    }

    /** Asks a part, and says whether it answered in time. */
    private static <P extends Plugin> boolean asked(Named<P> part, Consumer<P> call) {
        try {
            call.accept(part.plugin());
            return part.watch().inTime();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            part.watch().failed(failure);
            return false;
        }
    }

    private <P extends Plugin> List<Named<P>> parts(Map<String, Plugin> plugins, Class<P> kind) {
        return plugins.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(entry -> new Named<>(entry.getKey(), watches.over(entry.getKey()), kind.cast(entry.getValue())))
                .toList();
    }
}
