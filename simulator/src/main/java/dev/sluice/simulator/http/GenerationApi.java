package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.KvTransfer;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.CutFault;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** The APIs by which a client has the model write. */
final class GenerationApi {
    private final EngineLoop loop;
    private final FaultGate gate;
    private final Stamps stamps;
    private final KvPeers peers;

    GenerationApi(EngineLoop loop, FaultGate gate, Stamps stamps, KvPeers peers) {
        this.loop = loop;
        this.gate = gate;
        this.stamps = stamps;
        this.peers = peers;
    }

    /** Answers by one of the APIs, once the prompt is here if another server has computed it. */
    void handle(Dialect dialect, HttpServerRequest request, ObjectNode body) {
        GenerationRequest wanted = dialect.reader().apply(body);
        List<Work> works = wanted.works();
        if (wanted.transfer().kind() != KvTransfer.RECEIVE) {
            answer(dialect, request, wanted, works);
            return;
        }
        peers.reader()
                .receive(wanted.transfer(), works.get(0))
                .onSuccess(work -> {
                    if (!request.response().closed()) {
                        answer(dialect, request, wanted, List.of(work));
                    }
                })
                .onFailure(failure -> Answers.failure(request, failure));
    }

    private void answer(Dialect dialect, HttpServerRequest request, GenerationRequest wanted, List<Work> works) {
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
        boolean keeps = wanted.transfer().kind() == KvTransfer.KEEP;
        WholeAnswer answer = new WholeAnswer(
                loop, request, sequences -> keeps ? kept(request, shape, sequences) : whole(shape, sequences), cut);
        request.response().closeHandler(left -> answer.abort());
        answer.start(works);
    }

    private static ObjectNode whole(AnswerShape shape, List<Sequence> sequences) {
        return shape.whole(sequences, Usage.of(sequences));
    }

    private ObjectNode kept(HttpServerRequest request, AnswerShape shape, List<Sequence> sequences) {
        return whole(shape, sequences).set("kv_transfer_params", peers.kept().params(request, sequences));
    }
}
