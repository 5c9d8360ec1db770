package dev.sluice.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import dev.sluice.cluster.wire.Letter;
import java.util.UUID;

/** Sends letters to the other gateways and hands over theirs. Letters of one gateway arrive in order; some may be lost. */
final class Links {
    private static final String ALL = "sluice.all";
    private static final String ONE = "sluice.to.";

    private final HazelcastInstance hazelcast;
    private final ITopic<Letter> all;

    /**
     * Begins to listen.
     *
     * @param self the id under which this gateway gets letters of its own
     * @param ear called on threads of Hazelcast
     */
    Links(HazelcastInstance hazelcast, String self, Ear ear) {
        this.hazelcast = hazelcast;
        this.all = hazelcast.getTopic(ALL);
        hear(all, ear);
        hear(hazelcast.getTopic(ONE + self), ear);
        hazelcast.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                ear.came();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                ear.lost(event.getMember().getUuid());
            }
        });
    }

    /** Hears letters and of processes that come and go, which have ids of their own. */
    interface Ear {
        void heard(UUID process, Letter letter);

        void came();

        void lost(UUID process);
    }

    /** Tells every other gateway. */
    void tellAll(Letter letter) {
        all.publish(letter);
    }

    /** Tells one gateway. */
    void tell(String member, Letter letter) {
        hazelcast.<Letter>getTopic(ONE + member).publish(letter);
    }

    private static void hear(ITopic<Letter> topic, Ear ear) {
        var unused = topic.addMessageListener(message -> hand(message, ear));
    }

    private static void hand(Message<Letter> message, Ear ear) {
        Member sender = message.getPublishingMember();
        if (sender != null && !sender.localMember()) {
            Letter letter = message.getMessageObject();
            if (letter.format() <= Letter.FORMAT) {
                ear.heard(sender.getUuid(), letter);
            }
        }
    }
}
