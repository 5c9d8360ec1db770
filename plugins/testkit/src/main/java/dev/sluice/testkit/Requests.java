package dev.sluice.testkit;

import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PrefixBlocks;
import dev.sluice.spi.Prompt;
import dev.sluice.spi.PromptPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** Requests to try a plugin on. */
public final class Requests {
    /** The model and adapters that random requests name and random endpoints serve. */
    public static final List<String> MODELS = List.of("llama", "summaries", "translations", "poems");

    private Requests() {}

    /** A streamed request with a short prompt. */
    public static InferenceRequest forModel(String model) {
        return new InferenceRequest("1", model, true, OptionalInt.empty(), prompt("Say hello."), Map.of());
    }

    /** The same with headers of the client, names in lower case. */
    public static InferenceRequest withHeaders(String model, Map<String, String> headers) {
        return new InferenceRequest("1", model, true, OptionalInt.empty(), prompt("Say hello."), headers);
    }

    /** A prompt of one piece of text, one token for each four bytes, without prefix blocks. */
    public static Prompt prompt(String text) {
        int tokens = text.getBytes(StandardCharsets.UTF_8).length / 4;
        return new Prompt(List.of(PromptPart.text("user", text)), List.of(), tokens, PrefixBlocks.NONE);
    }

    /** A request with a prompt of so many tokens and with these hashes of its blocks. */
    public static InferenceRequest withPrefix(int tokens, long... hashes) {
        PrefixBlocks blocks = PrefixBlocks.copyOf(hashes, hashes.length);
        Prompt prompt = new Prompt(List.of(PromptPart.text("user", "")), List.of(), tokens, blocks);
        return new InferenceRequest("1", "llama", true, OptionalInt.empty(), prompt, Map.of());
    }

    /** Requests of every kind: with and without a limit, streamed and not, empty and long. */
    public static InferenceRequest random(RandomGenerator random) {
        return new InferenceRequest(
                Integer.toString(random.nextInt(1000)),
                MODELS.get(random.nextInt(MODELS.size())),
                random.nextBoolean(),
                random.nextBoolean() ? OptionalInt.of(random.nextInt(4096)) : OptionalInt.empty(),
                random.nextInt(4) == 0 ? Prompt.EMPTY : words(random.nextInt(400)),
                random.nextBoolean() ? Map.of("x-session-id", "session-" + random.nextInt(10)) : Map.of());
    }

    /** The same word over and over, so that of two prompts the shorter is the beginning of the longer. */
    private static Prompt words(int count) {
        Prompt plain = prompt("word ".repeat(count));
        long[] hashes = LongStream.rangeClosed(1, plain.estimatedTokens() / 16).toArray();
        PrefixBlocks blocks = PrefixBlocks.copyOf(hashes, hashes.length);
        return new Prompt(plain.parts(), plain.tools(), plain.estimatedTokens(), blocks);
    }
}
