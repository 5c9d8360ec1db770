package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.CutFault;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Function;

/** An answer that is sent when it is complete. */
final class WholeAnswer implements EngineLoop.Audience {
    private final EngineLoop loop;
    private final HttpServerRequest request;
    private final Function<List<Sequence>, ObjectNode> body;
    private final CutFault cut;
    private List<Sequence> sequences = List.of();
    private boolean over;

    WholeAnswer(EngineLoop loop, HttpServerRequest request, Function<List<Sequence>, ObjectNode> body, CutFault cut) {
        this.loop = loop;
        this.request = request;
        this.body = body;
        this.cut = cut;
    }

    void start(List<Work> works) {
        sequences = loop.submit(works, this);
    }

    /** The client has left. */
    void abort() {
        over = true;
        loop.giveUp(sequences, FinishReason.ABORT);
    }

    @Override
    public void flush() {
        if (over) {
            return;
        }
        if (mustCut()) {
            breakOff();
        } else if (sequences.stream().allMatch(Sequence::ended)) {
            over = true;
            Answers.json(request.response(), 200, body.apply(sequences));
        }
    }

    private boolean mustCut() {
        return cut.kind() != CutFault.Kind.NONE
                && sequences.stream().mapToInt(Sequence::generatedTokens).sum() >= cut.afterTokens();
    }

    private void breakOff() {
        over = true;
        if (cut.kind() == CutFault.Kind.STALL) {
            return;
        }
        loop.giveUp(sequences, FinishReason.ERROR);
        if (cut.kind() == CutFault.Kind.RESET) {
            Answers.closeConnection(request);
            return;
        }
        Answers.error(request.response(), ApiError.of(500, "The engine failed."));
    }
}
