package dev.sluice.simulator.http;

/**
 * What a simulated server has done since it started.
 *
 * @param received requests for answers, whatever became of them
 * @param running sequences in the batch now
 * @param waiting sequences in the queue now
 * @param finished sequences that gave their whole answer
 * @param aborted sequences given up because the client left
 * @param generatedTokens tokens of answers
 * @param cachedTokens prompt tokens that were found in the KV cache
 * @param localPrefills sequences whose prompts were computed here, as far as they were not in the KV cache
 * @param remotePrefills sequences whose prompts came computed from another server
 */
public record Counters(
        long received,
        int running,
        int waiting,
        long finished,
        long aborted,
        long generatedTokens,
        long cachedTokens,
        long localPrefills,
        long remotePrefills) {}
