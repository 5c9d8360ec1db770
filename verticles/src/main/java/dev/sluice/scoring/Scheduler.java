package dev.sluice.scoring;

import dev.sluice.message.PluginCounts;
import dev.sluice.spi.InferenceRequest;
import java.util.Map;
import java.util.Set;

/** A pool's picker at work: what there is to know is found out first, then the profiles decide. */
public final class Scheduler {
    private final ProfileHandler handler;
    private final Participants participants;
    private final PluginWatches watches;
    private final Set<String> types;

    /**
     * A picker of one profile, whose plugins nobody watches.
     *
     * @param participants those that find things out and listen
     */
    Scheduler(Profile profile, Participants participants) {
        this(
                (request, candidates, witness) -> Choice.of(profile.schedule(request, candidates, witness)),
                participants,
                new PluginWatches((plugin, failure) -> {}, PluginBudget.UNLIMITED),
                Set.of());
    }

    /**
     * A picker.
     *
     * @param watches those over its plugins
     * @param types the plugin types that it is made from
     */
    Scheduler(ProfileHandler handler, Participants participants, PluginWatches watches, Set<String> types) {
        this.handler = handler;
        this.participants = participants;
        this.watches = watches;
        this.types = Set.copyOf(types);
    }

    /** The endpoints to try; none where the filters leave none. The candidates are used up. */
    Choice schedule(InferenceRequest request, Candidates candidates) {
        return schedule(request, candidates, Witness.NONE);
    }

    /** The same, before a witness. */
    Choice schedule(InferenceRequest request, Candidates candidates, Witness witness) {
        participants.produce(request, candidates);
        witness.produced(participants.facts(), candidates);
        return handler.choose(request, candidates, witness);
    }

    /** Those to be told what becomes of the request. */
    Participants participants() {
        return participants;
    }

    /** The plugin types that it is made from, or would be if there were any of the type. */
    Set<String> types() {
        return types;
    }

    /** How often each plugin was of no use since this was built, by its name. */
    Map<String, PluginCounts> counts() {
        return watches.counts();
    }
}
