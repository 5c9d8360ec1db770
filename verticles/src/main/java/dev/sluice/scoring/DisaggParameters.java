package dev.sluice.scoring;

import dev.sluice.message.Prefill.Legs;
import dev.sluice.spi.Default;
import java.util.Optional;

/**
 * The parameters of {@code disagg-profile-handler}.
 *
 * @param stageOrder which endpoint is chosen first
 * @param profiles names of the profiles of the stages
 * @param deciders names of the plugins that say whether a stage is elsewhere
 * @param legs who asks for the prefill
 * @param deciderPluginName the older place of the decider of the prefill
 */
record DisaggParameters(
        @Default("decode-first") StageOrder stageOrder,
        @Default("{}") Names profiles,
        @Default("{}") Deciders deciders,
        @Default("gateway") Legs legs,
        Optional<String> deciderPluginName) {
    DisaggParameters {
        if (deciders.encode().isPresent()) {
            throw new IllegalArgumentException(
                    "wanted no decider for encode, as media are encoded where the prompt is computed");
        }
        if (deciders.prefill().isPresent() && deciderPluginName.isPresent()) {
            throw new IllegalArgumentException("wanted deciders.prefill or deciderPluginName, found both");
        }
        if (stageOrder == StageOrder.PREFILL_FIRST
                && (deciders.prefill().isPresent() || deciderPluginName.isPresent())) {
            throw new IllegalArgumentException(
                    "wanted no decider for prefill with stageOrder prefill-first, as the prefill then runs first");
        }
    }

    /** Names of profiles. */
    record Names(
            @Default("decode") String decode,
            @Default("prefill") String prefill,
            @Default("encode") String encode) {}

    /** Names of plugins. */
    record Deciders(Optional<String> prefill, Optional<String> encode) {}

    Optional<String> decider() {
        return deciders.prefill().or(this::deciderPluginName);
    }
}
