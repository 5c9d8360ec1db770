package dev.sluice.spi;

import java.util.Map;

/** Says what the client is told in headers of the answer. */
@FunctionalInterface
public non-sealed interface AnswerHeaders extends Plugin {
    /**
     * Headers of one answer.
     *
     * @param endpoint the one that may give the answer; asked of every endpoint picked
     * @return values by name in lower case; empty for none
     */
    Map<String, String> answerHeaders(InferenceRequest request, Endpoint endpoint);
}
