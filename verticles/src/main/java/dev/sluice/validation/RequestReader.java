package dev.sluice.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.RawRequest;
import dev.sluice.spi.InferenceRequest;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads a request's body in one pass: refuses it with a reason, or says what the gateway needs to know of it. */
public final class RequestReader {
    private final Map<InferenceApi, ValueRule> rules = new EnumMap<>(InferenceApi.class);
    private final JsonFactory json;
    private final ValidationOptions options;
    private final Findings findings;
    private final PromptBuilder prompts;

    /** Makes a reader, which serves one thread at a time; the first one compiles the schemas. */
    public RequestReader(ValidationOptions options) {
        this.options = options;
        this.findings = new Findings(options.maxPromptParts());
        this.prompts = new PromptBuilder(options.maxPrefixBlocks());
        for (InferenceApi api : InferenceApi.values()) {
            rules.put(api, Schemas.rule(api));
        }
        this.json = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(constraints(options))
                .build();
    }

    private static StreamReadConstraints constraints(ValidationOptions options) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(options.maxNestingDepth())
                .maxNameLength(options.maxNameLength())
                .maxNumberLength(options.maxNumberLength())
                .maxStringLength(Integer.MAX_VALUE)
                .build();
    }

    /**
     * Reads a request.
     *
     * @throws dev.sluice.problem.ProblemException with an {@link dev.sluice.problem.Problem.InvalidRequest} where the body
     *     breaks a rule
     */
    public InferenceRequest read(RawRequest request) {
        Buffer buffer = request.body();
        ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
        return bytes.hasArray()
                ? read(request, bytes.array(), bytes.arrayOffset() + bytes.readerIndex())
                : read(request, buffer.getBytes(), 0);
    }

    private InferenceRequest read(RawRequest request, byte[] body, int begin) {
        int length = request.body().length();
        BodyText.check(body, begin, begin + length);
        findings.clear();
        try (JsonParser parser = json.createParser(body, begin, length)) {
            readDocument(parser, new BodyReading(parser, body, begin, findings), request.api());
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
        return new InferenceRequest(
                request.id(),
                findings.model(),
                findings.streaming(),
                findings.maxOutputTokens(),
                prompts.build(body, findings),
                request.headers(),
                Optional.of(findings.previousResponse()).filter(id -> !id.isEmpty()));
    }

    private void readDocument(JsonParser parser, BodyReading reading, InferenceApi api) throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Complaints.body("The body is empty; send a JSON object.");
            }
            reading.value(Objects.requireNonNull(rules.get(api)), first);
            if (parser.nextToken() != null) {
                throw Malformed.trailing(parser);
            }
        } catch (JsonProcessingException malformed) {
            throw Malformed.of(malformed, parser, options);
        }
    }
}
