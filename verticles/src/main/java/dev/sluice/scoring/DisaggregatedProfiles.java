package dev.sluice.scoring;

import dev.sluice.message.Prefill.Legs;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import java.util.List;
import java.util.Optional;

/**
 * Chooses one endpoint for the answer and, where a decider says so, another for the prompt. A prompt that nobody else may
 * compute is computed where the answer is.
 */
final class DisaggregatedProfiles implements ProfileHandler {
    private final Profile decode;
    private final Profile prefill;
    private final StageOrder order;
    private final Legs legs;
    private final Decider decider;
    private final PluginFailures failures;
    private final Candidates copy = new Candidates();

    DisaggregatedProfiles(Stages stages, Manner manner, Decider decider, PluginFailures failures) {
        this.decode = stages.decode();
        this.prefill = stages.prefill();
        this.order = manner.order();
        this.legs = manner.legs();
        this.decider = decider;
        this.failures = failures;
    }

    /** The profiles of the two stages. */
    record Stages(Profile decode, Profile prefill) {}

    /** Which stage is chosen first, and who asks for the prefill. */
    record Manner(StageOrder order, Legs legs) {}

    @Override
    public Choice choose(InferenceRequest request, Candidates candidates, Witness witness) {
        copy.take(candidates);
        if (order == StageOrder.PREFILL_FIRST) {
            List<Endpoint> computing = prefill.schedule(request, copy);
            return together(decode.schedule(request, candidates, witness), computing);
        }
        List<Endpoint> answering = decode.schedule(request, copy, witness);
        return answering.isEmpty() || !decides(request, answering.get(0))
                ? Choice.of(answering)
                : together(answering, prefill.schedule(request, candidates));
    }

    private boolean decides(InferenceRequest request, Endpoint answering) {
        try {
            return decider.prefillsElsewhere(request, answering);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            failures.failed("prefill decider", failure);
            return false;
        }
    }

    private Choice together(List<Endpoint> answering, List<Endpoint> computing) {
        boolean elsewhere = !answering.isEmpty()
                && !computing.isEmpty()
                && !computing.get(0).address().equals(answering.get(0).address());
        return new Choice(answering, elsewhere ? Optional.of(computing.get(0)) : Optional.empty(), legs);
    }
}
