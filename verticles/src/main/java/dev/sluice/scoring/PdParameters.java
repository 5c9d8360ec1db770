package dev.sluice.scoring;

import dev.sluice.message.Prefill.Legs;
import dev.sluice.spi.Default;
import java.util.Optional;

/**
 * The parameters of {@code pd-profile-handler}, the older name of {@code disagg-profile-handler}.
 *
 * @param decodeProfile names the profile of the answer
 * @param prefillProfile names the profile of the prompt
 * @param deciderPluginName names the plugin that says whether the prefill is elsewhere
 * @param prefixPluginType is left to the decider
 * @param prefixPluginName is left to the decider
 * @param legs who asks for the prefill
 * @param primaryPort 0 only: the ranks of a server are endpoints of their own
 */
record PdParameters(
        @Default("decode") String decodeProfile,
        @Default("prefill") String prefillProfile,
        Optional<String> deciderPluginName,
        Optional<String> prefixPluginType,
        Optional<String> prefixPluginName,
        @Default("gateway") Legs legs,
        @Default("0") int primaryPort) {
    PdParameters {
        if (primaryPort != 0) {
            throw new IllegalArgumentException(
                    "wanted primaryPort 0, as the ranks of a server are endpoints of their own, found " + primaryPort);
        }
    }

    /** The same in the words of today. */
    DisaggParameters disagg() {
        return new DisaggParameters(
                StageOrder.DECODE_FIRST,
                new DisaggParameters.Names(decodeProfile, prefillProfile, "encode"),
                new DisaggParameters.Deciders(Optional.empty(), Optional.empty()),
                legs,
                deciderPluginName);
    }
}
