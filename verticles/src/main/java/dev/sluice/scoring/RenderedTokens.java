package dev.sluice.scoring;

import dev.sluice.spi.TokenIds;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tokens of prompts that were asked for, up to a number of bytes; the ones used longest ago go first. */
final class RenderedTokens {
    /** What an entry takes besides its tokens, rounded up. */
    static final int BYTES_PER_ENTRY = 160;

    private final long mostBytes;
    private final Map<PromptKey, TokenIds> byPrompt = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Remembers nothing yet. */
    RenderedTokens(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    Optional<TokenIds> find(PromptKey prompt) {
        return Optional.ofNullable(byPrompt.get(prompt));
    }

    /** Remembers tokens, unless there are none or they alone are too many. */
    void keep(PromptKey prompt, TokenIds tokens) {
        if (tokens.size() == 0 || size(tokens) > mostBytes) {
            return;
        }
        TokenIds before = byPrompt.put(prompt, tokens);
        bytes += size(tokens) - (before == null ? 0 : size(before));
        Iterator<TokenIds> oldest = byPrompt.values().iterator();
        while (bytes > mostBytes) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    /** What the entries take, 0 to the number given. */
    long bytes() {
        return bytes;
    }

    private static long size(TokenIds tokens) {
        return BYTES_PER_ENTRY + (long) Integer.BYTES * tokens.size();
    }
}
