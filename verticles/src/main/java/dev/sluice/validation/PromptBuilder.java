package dev.sluice.validation;

import dev.sluice.spi.Prompt;
import dev.sluice.spi.PromptPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the prompt of what was found in a body: its parts, a guess at its length, and its block hashes.
 *
 * <p>What is hashed is the prompt and not its spelling: escapes are undone, and tools and instructions come first wherever
 * they stand in the body. Between pieces go marks that no text can hold, as no UTF-8 has these bytes.
 */
final class PromptBuilder {
    /** What a picture, a recording or a file counts, as its bytes say nothing of its tokens. */
    static final int TOKENS_PER_MEDIUM = 1_000;

    private static final int BYTES_PER_TOKEN = 4;
    private static final long BEGIN_MARK = 0xFF;
    private static final long END_MARK = 0xFE;
    private static final String SYSTEM = "system";

    private final BlockChain chain;
    private final BlockChain media = new BlockChain(0);

    PromptBuilder(int maxBlocks) {
        this.chain = new BlockChain(maxBlocks);
    }

    Prompt build(byte[] body, Findings findings) {
        long seed = BlockChain.seed(BlockChain.seed(0, findings.model()), findings.cacheSalt());
        chain.restart(BlockChain.seed(seed, findings.previousResponse()));
        PartTable found = findings.parts();
        List<PromptPart> parts = new ArrayList<>(found.size() + 1);
        long bytes = 0;
        if (findings.hasTools()) {
            mark(PromptPart.Kind.FILE, 0, "tools");
            chain.append(body, findings.toolsBegin(), findings.toolsEnd());
            bytes += findings.toolsEnd() - findings.toolsBegin();
        }
        if (findings.hasInstructions()) {
            mark(PromptPart.Kind.TEXT, 0, SYSTEM);
            parts.add(new BodyPart(body, findings.instructions(), PromptPart.Kind.TEXT, SYSTEM));
            bytes += text(body, findings.instructions(), chain);
        }
        for (int i = 0; i < found.size(); i++) {
            mark(found.kind(i), found.message(i), found.role(i));
            parts.add(new BodyPart(body, found.start(i), found.kind(i), found.role(i)));
            bytes += part(body, found.start(i), found.kind(i));
        }
        long tokens = (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
        return new Prompt(parts, findings.tools(), (int) Math.min(Integer.MAX_VALUE, tokens), chain.whole());
    }

    /** Eight bytes between two that no text holds: which message, what kind of piece, whose. */
    private void mark(PromptPart.Kind kind, int message, String role) {
        long where = (message & 0xFFL) << 8;
        long what = (long) letter(kind) << 16;
        long whose = (role.hashCode() & 0xFFFF_FFFFL) << 24;
        chain.append(BEGIN_MARK | where | what | whose | END_MARK << 56, Long.BYTES);
    }

    private static char letter(PromptPart.Kind kind) {
        return switch (kind) {
            case TEXT -> 't';
            case TOKENS -> 'k';
            case IMAGE -> 'i';
            case AUDIO -> 'a';
            case VIDEO -> 'v';
            case FILE -> 'f';
        };
    }

    /** Hashes one part and returns what it counts in bytes of text. */
    private long part(byte[] body, int start, PromptPart.Kind kind) {
        if (kind == PromptPart.Kind.TEXT) {
            return text(body, start, chain);
        }
        return kind == PromptPart.Kind.TOKENS ? tokens(body, start) : medium(body, start);
    }

    /** A medium goes into the chain as one hash, however long it is. */
    private long medium(byte[] body, int start) {
        media.restart(0);
        long length = text(body, start, media);
        chain.append(media.digest(), Long.BYTES);
        chain.append(length, Long.BYTES);
        return (long) TOKENS_PER_MEDIUM * BYTES_PER_TOKEN;
    }

    /** A token counts four bytes, so that a block is sixteen tokens. */
    private long tokens(byte[] body, int start) {
        long count = 0;
        for (int at = start + 1; body[at] != ']'; at++) {
            if (body[at] >= '0' && body[at] <= '9') {
                long token = 0;
                for (; body[at] >= '0' && body[at] <= '9'; at++) {
                    token = token * 10 + body[at] - '0';
                }
                chain.append(token, Integer.BYTES);
                count++;
                at--;
            }
        }
        return count * BYTES_PER_TOKEN;
    }

    /** Hashes a string as it reads with its escapes undone, and returns its length in bytes of UTF-8. */
    private static long text(byte[] body, int start, BlockChain chain) {
        long length = 0;
        int from = start;
        int stop = JsonStrings.special(body, from);
        while (body[stop] == '\\') {
            chain.append(body, from, stop);
            int point = JsonStrings.escapedPoint(body, stop);
            length += stop - from + character(point, chain);
            from = stop + JsonStrings.escapeLength(body, stop) * Character.charCount(point);
            stop = JsonStrings.special(body, from);
        }
        chain.append(body, from, stop);
        return length + stop - from;
    }

    private static int character(int point, BlockChain chain) {
        if (point < 0x80) {
            chain.append(point);
            return 1;
        }
        int continued = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        chain.append((0xFF00 >>> (continued + 1) & 0xFF) | (point >>> (6 * continued)));
        for (int i = continued - 1; i >= 0; i--) {
            chain.append(0x80 | ((point >>> (6 * i)) & 0x3F));
        }
        return continued + 1;
    }
}
