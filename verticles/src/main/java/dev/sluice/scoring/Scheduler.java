package dev.sluice.scoring;

import dev.sluice.message.PluginCounts;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Map;

/** A pool's picker at work: what there is to know is found out first, then the profile decides. */
public final class Scheduler {
    private final Profile profile;
    private final Participants participants;
    private final PluginWatches watches;

    /** A scheduler whose plugins nobody watches. */
    Scheduler(Profile profile, Participants participants) {
        this(profile, participants, new PluginWatches((plugin, failure) -> {}, PluginBudget.UNLIMITED));
    }

    Scheduler(Profile profile, Participants participants, PluginWatches watches) {
        this.watches = watches;
        this.profile = profile;
        this.participants = participants;
    }

    /** The endpoints to try, in order; none where the filters leave none. The candidates are used up. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates) {
        return schedule(request, candidates, Witness.NONE);
    }

    /** The same, before a witness. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates, Witness witness) {
        participants.produce(request, candidates);
        return profile.schedule(request, candidates, witness);
    }

    /** Those to be told what becomes of the request. */
    Participants participants() {
        return participants;
    }

    /** How often each plugin was of no use since this was built, by its name. */
    Map<String, PluginCounts> counts() {
        return watches.counts();
    }
}
