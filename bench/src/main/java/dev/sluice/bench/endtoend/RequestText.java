package dev.sluice.bench.endtoend;

/** The chat completion every target is asked for. */
final class RequestText {
    private static final String MOCK = "{\"model\":\"mock\",\"stream\":false,";
    private static final String STREAM = "{\"model\":\"stream\",\"stream\":true,";
    private static final String START = "\"max_tokens\":16,\"temperature\":0.7,\"messages\":["
            + "{\"role\":\"system\",\"content\":\"You answer in one sentence.\"},{\"role\":\"user\",\"content\":\"";
    private static final String END = "\"}]}";
    private static final String WORDS =
            "Explain how the water level in a canal changes while a lock fills and empties. ";

    private RequestText() {}

    /** A body of exactly so many bytes. */
    static String body(int bytes) {
        return body(MOCK + START, bytes);
    }

    /** The same, asking for a stream. */
    static String streamBody(int bytes) {
        return body(STREAM + START, bytes);
    }

    private static String body(String start, int bytes) {
        int prompt = bytes - start.length() - END.length();
        if (prompt < 1) {
            throw new UnmetNeedException(
                    "a body needs at least " + (start.length() + END.length() + 1) + " bytes, found " + bytes);
        }
        return start + WORDS.repeat(prompt / WORDS.length() + 1).substring(0, prompt) + END;
    }

    /** The whole request with that body, as it goes over the wire, in ASCII. */
    static String wire(String body) {
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }
}
