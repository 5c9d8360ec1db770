package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PromptPart;

/** Says whether a request's prompt is computed elsewhere than where its answer is. */
@FunctionalInterface
interface Decider {
    /** Every prompt. */
    Decider ALWAYS = (request, decode) -> true;

    /** Prompts with an image, a video or a sound. */
    Decider WITH_MEDIA = (request, decode) -> hasMedia(request);

    /**
     * Decides for one request.
     *
     * @param decode the endpoint that gives the answer
     */
    boolean prefillsElsewhere(InferenceRequest request, Endpoint decode);

    private static boolean hasMedia(InferenceRequest request) {
        for (PromptPart part : request.prompt().parts()) {
            if (part.kind() == PromptPart.Kind.IMAGE
                    || part.kind() == PromptPart.Kind.VIDEO
                    || part.kind() == PromptPart.Kind.AUDIO) {
                return true;
            }
        }
        return false;
    }
}
