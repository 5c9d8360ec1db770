package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.CutFault;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** One of the APIs by which a client has the model write. */
final class GenerationApi {
    private final Dialect dialect;
    private final EngineLoop loop;
    private final FaultGate gate;
    private final Stamps stamps;

    GenerationApi(Dialect dialect, EngineLoop loop, FaultGate gate, Stamps stamps) {
        this.dialect = dialect;
        this.loop = loop;
        this.gate = gate;
        this.stamps = stamps;
    }

    void handle(HttpServerRequest request, ObjectNode body) {
        GenerationRequest wanted = dialect.reader().apply(body);
        List<Work> works = wanted.works();
        Stamp stamp = stamps.next(dialect.idPrefix(), request, wanted.target().model());
        AnswerShape shape = dialect.shape().apply(stamp, wanted);
        CutFault cut = gate.nextCut();
        if (wanted.stream()) {
            Outlet outlet = new HttpOutlet(request, gate.faults().framing());
            StreamedAnswer answer = new StreamedAnswer(loop, outlet, shape, cut);
            request.response().closeHandler(left -> answer.abort());
            answer.start(works);
            return;
        }
        WholeAnswer answer =
                new WholeAnswer(loop, request, sequences -> shape.whole(sequences, Usage.of(sequences)), cut);
        request.response().closeHandler(left -> answer.abort());
        answer.start(works);
    }
}
