package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks the model to write, whichever API it came by.
 *
 * @param target which model
 * @param prompts one or more
 * @param choices answers to each prompt, 1 or more
 * @param length how long each answer becomes
 * @param stream whether tokens are sent as they come
 * @param includeUsage whether a stream ends with the usage
 */
record GenerationRequest(
        ServedModels.Target target,
        List<Tokens> prompts,
        int choices,
        AnswerLength length,
        boolean stream,
        boolean includeUsage) {
    private static final int MAX_SEQUENCES = 1024;

    GenerationRequest {
        prompts = List.copyOf(prompts);
        if ((long) prompts.size() * choices > MAX_SEQUENCES) {
            throw new ApiException(
                    ApiError.badValue("n", "No more than " + MAX_SEQUENCES + " choices can be asked for at once."));
        }
    }

    /** Choices over all prompts. */
    int sequences() {
        return prompts.size() * choices;
    }

    /** The work of each choice, all choices of the first prompt first. */
    List<Work> works() {
        List<Work> works = new ArrayList<>();
        for (Tokens prompt : prompts) {
            for (int choice = 0; choice < choices; choice++) {
                works.add(length.work(target.adapter(), prompt, choice));
            }
        }
        return works;
    }
}
