package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.util.List;

/** A pool's picker at work: what there is to know is found out first, then the profile decides. */
public final class Scheduler {
    private final Profile profile;
    private final Participants participants;

    Scheduler(Profile profile, Participants participants) {
        this.profile = profile;
        this.participants = participants;
    }

    /** The endpoints to try, in order; none where the filters leave none. The candidates are used up. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates) {
        participants.produce(request, candidates);
        return profile.schedule(request, candidates);
    }

    /** Those to be told what becomes of the request. */
    Participants participants() {
        return participants;
    }
}
