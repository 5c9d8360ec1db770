package dev.sluice.scoring;

import dev.sluice.spi.InferenceRequest;

/** Says which profiles run for a request, and what their answers mean. */
@FunctionalInterface
interface ProfileHandler {
    /**
     * Decides for one request. The candidates are used up.
     *
     * @param witness sees the profile that says who answers
     */
    Choice choose(InferenceRequest request, Candidates candidates, Witness witness);
}
