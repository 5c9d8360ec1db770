package dev.sluice.cluster;

import dev.sluice.bus.Bus;
import dev.sluice.cluster.wire.FactsLetter;
import dev.sluice.cluster.wire.Hello;
import dev.sluice.cluster.wire.InFlightLetter;
import dev.sluice.cluster.wire.Letter;
import dev.sluice.cluster.wire.PolledLetter;
import dev.sluice.cluster.wire.SnapshotAsked;
import dev.sluice.cluster.wire.SnapshotSent;
import dev.sluice.cluster.wire.WireNews;
import dev.sluice.message.Addresses;
import dev.sluice.message.InFlightShare;
import dev.sluice.message.LearntFacts;
import dev.sluice.message.PolledNews;
import dev.sluice.message.SnapshotPart;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns what the verticles say into letters for the other gateways, and their letters into what the verticles hear. */
final class Correspondence {
    private static final SnapshotPart NOTHING = new SnapshotPart(List.of(), Optional.empty());

    private final Bus bus;
    private final InstantSource clock;
    private final Links links;
    private final Presence presence;
    private final String self;

    /**
     * Takes what it needs.
     *
     * @param self the id of this gateway
     */
    Correspondence(Bus bus, InstantSource clock, Links links, Presence presence, String self) {
        this.bus = bus;
        this.clock = clock;
        this.links = links;
        this.presence = presence;
        this.self = self;
    }

    void tell(PolledNews news) {
        Instant now = clock.instant();
        links.tellAll(new PolledLetter(
                news.pool(),
                news.endpoints().stream().map(one -> WireNews.of(one, now)).toList()));
    }

    void tell(InFlightShare share) {
        links.tellAll(new InFlightLetter(new InFlightShare(share.pool(), self, share.whole(), share.counts())));
    }

    void tell(LearntFacts facts) {
        links.tellAll(new FactsLetter(signed(facts)));
    }

    void hear(UUID process, Letter letter) {
        letter.readBy(new Reading(process));
    }

    private LearntFacts signed(LearntFacts facts) {
        return new LearntFacts(facts.pool(), self, facts.plugin(), facts.facts());
    }

    private SnapshotPart signed(SnapshotPart part) {
        return new SnapshotPart(part.facts().stream().map(this::signed).toList(), part.next());
    }

    private void publish(LearntFacts facts) {
        bus.publish(Addresses.factsElsewhere(facts.pool()), facts);
    }

    /** Reads a letter that a process sent. */
    private final class Reading implements Letter.Reader {
        private final UUID process;

        private Reading(UUID process) {
            this.process = process;
        }

        @Override
        public void read(Hello hello) {
            presence.hear(process, hello);
        }

        @Override
        public void read(PolledLetter letter) {
            Instant now = clock.instant();
            bus.publish(
                    Addresses.POLLED_ELSEWHERE,
                    new PolledNews(
                            letter.pool(),
                            letter.endpoints().stream().map(one -> one.at(now)).toList()));
        }

        @Override
        public void read(InFlightLetter letter) {
            bus.publish(Addresses.inFlightElsewhere(letter.share().pool()), letter.share());
        }

        @Override
        public void read(FactsLetter letter) {
            publish(letter.facts());
        }

        /** Answers with nothing where there is no such pool. */
        @Override
        public void read(SnapshotAsked asked) {
            bus.ask(Addresses.snapshot(asked.pool()), asked.cursor())
                    .map(Correspondence.this::signed)
                    .otherwise(NOTHING)
                    .onSuccess(part -> links.tell(asked.from(), new SnapshotSent(asked.pool(), asked.cursor(), part)));
        }

        @Override
        public void read(SnapshotSent sent) {
            if (presence.came(sent)) {
                sent.part().facts().forEach(Correspondence.this::publish);
            }
        }
    }
}
