package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.KvTransfer;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.Role;
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
 * @param transfer what the prompt has to do with another server
 */
record GenerationRequest(
        ServedModels.Target target,
        List<Tokens> prompts,
        int choices,
        AnswerLength length,
        boolean stream,
        boolean includeUsage,
        TransferParams transfer) {
    private static final int MAX_SEQUENCES = 1024;

    GenerationRequest {
        prompts = List.copyOf(prompts);
        if ((long) prompts.size() * choices > MAX_SEQUENCES) {
            throw new ApiException(
                    ApiError.badValue("n", "No more than " + MAX_SEQUENCES + " choices can be asked for at once."));
        }
    }

    /**
     * The same with what it says about another server, as far as a server of this role heeds it: only requests for one
     * answer have two legs, and a prompt is kept for another server when one token is asked for.
     */
    GenerationRequest with(TransferParams params, Role role) {
        if (params.kind() == KvTransfer.KEEP && role.keeps() && stream) {
            throw new ApiException(
                    ApiError.badValue("stream", "A prompt that is computed for another server is not streamed."));
        }
        boolean keeps = params.kind() == KvTransfer.KEEP && role.keeps() && length.isOneToken();
        boolean receives = params.kind() == KvTransfer.RECEIVE && role.receives();
        return sequences() == 1 && (keeps || receives)
                ? new GenerationRequest(target, prompts, choices, length, stream, includeUsage, params)
                : this;
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
                works.add(work(length.work(target.adapter(), prompt, choice)));
            }
        }
        return works;
    }

    private Work work(Work answered) {
        return transfer.kind() == KvTransfer.KEEP ? answered.keeping() : answered;
    }
}
