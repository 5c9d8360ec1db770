package dev.sluice.bench.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.message.InferenceApi;
import dev.sluice.message.RawRequest;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.validation.RequestReader;
import dev.sluice.validation.ValidationOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The one pass over a chat body, and as its floor a walk over the same tokens that looks at nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadRequestBenchmark {
    /** Bytes of the body. */
    @Param({"2048", "32768", "1048576"})
    public int size;

    private final RequestReader reader = new RequestReader(ValidationOptions.DEFAULT);
    private final JsonFactory json = new JsonFactory();
    private byte[] bytes = new byte[0];
    private RawRequest request = new RawRequest("", InferenceApi.CHAT_COMPLETIONS, Map.of(), Buffer.buffer());

    @Setup
    public void prepare() {
        bytes = ChatBody.of(size);
        request = new RawRequest("id", InferenceApi.CHAT_COMPLETIONS, Map.of(), Buffer.buffer(bytes));
    }

    @Benchmark
    public InferenceRequest read() {
        return reader.read(request);
    }

    @Benchmark
    public int tokensOnly() throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(bytes)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
