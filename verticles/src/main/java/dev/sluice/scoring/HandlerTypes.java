package dev.sluice.scoring;

import java.util.Set;

/** The plugin types that belong to the gateway itself: they say which profiles run. */
final class HandlerTypes {
    static final String SINGLE = "single-profile-handler";
    static final String DISAGGREGATED = "disagg-profile-handler";
    static final String OLDER_DISAGGREGATED = "pd-profile-handler";
    static final Set<String> HANDLERS = Set.of(SINGLE, DISAGGREGATED, OLDER_DISAGGREGATED);

    static final String PREFIX_BASED = "prefix-based-pd-decider";
    static final String ALWAYS = "always-disagg-pd-decider";
    static final String WITH_MEDIA = "always-disagg-multimodal-decider";
    static final Set<String> DECIDERS = Set.of(PREFIX_BASED, ALWAYS, WITH_MEDIA);

    private HandlerTypes() {}
}
