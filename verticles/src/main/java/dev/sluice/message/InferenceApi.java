package dev.sluice.message;

/** The APIs whose bodies the gateway reads. */
public enum InferenceApi {
    CHAT_COMPLETIONS("/v1/chat/completions", "chat"),
    COMPLETIONS("/v1/completions", "text_completion"),
    EMBEDDINGS("/v1/embeddings", "embeddings"),
    RESPONSES("/v1/responses", "responses");

    private final String path;
    private final String operation;

    InferenceApi(String path, String operation) {
        this.path = path;
        this.operation = operation;
    }

    /** Where clients post to, such as {@code /v1/chat/completions}. */
    public String path() {
        return path;
    }

    /** The name metrics use, {@code gen_ai.operation.name}. */
    public String operation() {
        return operation;
    }
}
