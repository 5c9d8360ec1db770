package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sluice.message.InferenceApi;
import dev.sluice.message.RawRequest;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Bodies for tests, and what a reader says of them. */
final class Bodies {
    private static final RequestReader READER = new RequestReader(ValidationOptions.DEFAULT);

    private Bodies() {}

    static RawRequest request(InferenceApi api, Buffer body) {
        return new RawRequest("id-1", api, Map.of("x-tenant", "blue"), body);
    }

    static InferenceRequest read(InferenceApi api, String body) {
        return READER.read(request(api, Buffer.buffer(body)));
    }

    static InferenceRequest chat(String body) {
        return read(InferenceApi.CHAT_COMPLETIONS, body);
    }

    /** A chat of one user message whose other fields are given. */
    static String chatWith(String fields) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + fields + "}";
    }

    static String chatOf(String messages) {
        return "{\"model\":\"m\",\"messages\":" + messages + "}";
    }

    static Problem.InvalidRequest refusal(InferenceApi api, String body) {
        return refusal(api, Buffer.buffer(body));
    }

    static Problem.InvalidRequest refusal(InferenceApi api, Buffer body) {
        Throwable thrown = catchThrowable(() -> {
            InferenceRequest accepted = READER.read(request(api, body));
            assertThat(accepted).describedAs("a body that should be refused").isNull();
        });
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (Problem.InvalidRequest) ((ProblemException) thrown).problem();
    }
}
