package dev.sluice.cost;

/**
 * Tokens of one request, each 0 or more.
 *
 * @param input all of the prompt's: with those from the cache, those written to it and those of audio
 * @param cachedInput the part of the input that came from the prefix cache
 * @param cacheCreation the part of the input that was written to a cache at a price
 * @param output all of the answer's: with those of reasoning and of audio
 * @param reasoning the part of the output spent on reasoning
 * @param audioInput the part of the input that is audio
 * @param audioOutput the part of the output that is audio
 */
public record Tokens(
        long input,
        long cachedInput,
        long cacheCreation,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput) {
    /** No token. */
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0, 0);

    /** Those of the prompt and the answer. */
    public long total() {
        return input + output;
    }
}
