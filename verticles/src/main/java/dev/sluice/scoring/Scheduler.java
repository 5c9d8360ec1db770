package dev.sluice.scoring;

import dev.sluice.spi.InferenceRequest;
import java.util.Set;

/** A pool's picker at work: what there is to know is found out first, then the profiles decide. */
public final class Scheduler {
    private final ProfileHandler handler;
    private final Participants participants;
    private final Set<String> types;

    /**
     * A picker of one profile.
     *
     * @param participants those that find things out and listen
     */
    Scheduler(Profile profile, Participants participants) {
        this((request, candidates) -> Choice.of(profile.schedule(request, candidates)), participants, Set.of());
    }

    /**
     * A picker.
     *
     * @param types the plugin types that it is made from
     */
    Scheduler(ProfileHandler handler, Participants participants, Set<String> types) {
        this.handler = handler;
        this.participants = participants;
        this.types = Set.copyOf(types);
    }

    /** The endpoints to try; none where the filters leave none. The candidates are used up. */
    Choice schedule(InferenceRequest request, Candidates candidates) {
        participants.produce(request, candidates);
        return handler.choose(request, candidates);
    }

    /** Those to be told what becomes of the request. */
    Participants participants() {
        return participants;
    }

    /** The plugin types that it is made from, or would be if there were any of the type. */
    Set<String> types() {
        return types;
    }
}
