package dev.sluice.bench.validation;

import java.nio.charset.StandardCharsets;

/** Chat requests as clients send them: a system message, turns of a few hundred bytes with line breaks, sampling fields. */
final class ChatBody {
    private static final String SENTENCE = "Ships pass the lock at dusk, one after another, while the keeper counts. ";

    private ChatBody() {}

    /** A body of about a size in bytes, and never less. */
    static byte[] of(int bytes) {
        StringBuilder body = new StringBuilder("{\"model\":\"meta-llama/Llama-3.1-8B-Instruct\",\"stream\":true,"
                + "\"stream_options\":{\"include_usage\":true},\"messages\":[{\"role\":\"system\",\"content\":\"");
        body.append(SENTENCE.repeat(3)).append("\"}");
        String end = "],\"temperature\":0.7,\"top_p\":0.95,\"max_tokens\":512,\"seed\":7,\"user\":\"client-17\"}";
        int turn = Math.min(16_384, Math.max(256, bytes / 16));
        for (int i = 0; body.length() + end.length() < bytes; i++) {
            int left = Math.min(turn, Math.max(1, bytes - body.length() - end.length() - 40));
            body.append(",{\"role\":\"")
                    .append(i % 2 == 0 ? "user" : "assistant")
                    .append("\",\"content\":\"");
            text(body, left);
            body.append("\"}");
        }
        return body.append(end).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder body, int length) {
        int end = body.length() + length;
        while (body.length() < end) {
            body.append(SENTENCE, 0, Math.min(SENTENCE.length(), end - body.length()));
            body.append(body.length() % 4 == 0 ? "\\n" : "");
        }
    }
}
