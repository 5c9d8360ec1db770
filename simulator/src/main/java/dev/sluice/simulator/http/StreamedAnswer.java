package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.engine.Sequence;
import dev.sluice.simulator.engine.Work;
import dev.sluice.simulator.settings.CutFault;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** An answer that is sent token by token. What a slow client has not taken is not written, only counted. */
final class StreamedAnswer implements EngineLoop.Audience {
    private final EngineLoop loop;
    private final Outlet outlet;
    private final AnswerShape shape;
    private final CutFault cut;
    private List<Sequence> sequences = List.of();
    private int[] sent = {};
    private int sentTokens;
    private boolean over;

    StreamedAnswer(EngineLoop loop, Outlet outlet, AnswerShape shape, CutFault cut) {
        this.loop = loop;
        this.outlet = outlet;
        this.shape = shape;
        this.cut = cut;
    }

    void start(List<Work> works) {
        sequences = loop.submit(works, this);
        sent = new int[works.size()];
        outlet.open(shape.greeting());
        if (mustCut()) {
            breakOff(Buffer.buffer());
        }
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
        if (outlet.full()) {
            outlet.whenFree(this::flush);
            return;
        }
        Buffer events = Buffer.buffer();
        for (int choice = 0; choice < sent.length; choice++) {
            appendNews(choice, events);
        }
        if (mustCut()) {
            breakOff(events);
        } else if (complete()) {
            over = true;
            shape.appendEnd(sequences, Usage.of(sequences), events);
            outlet.end(events, shape.endsWithDone());
        } else {
            outlet.send(events);
        }
    }

    private void appendNews(int choice, Buffer events) {
        Sequence sequence = sequences.get(choice);
        int generated = sequence.generatedTokens();
        while (sent[choice] < generated && !mustCut()) {
            int to = Math.min(generated, sent[choice] + outlet.tokensPerChunk());
            if (to - sent[choice] < outlet.tokensPerChunk() && !sequence.ended()) {
                return;
            }
            boolean end = sequence.ended() && to == generated;
            shape.appendTokens(
                    new Stretch(
                            choice,
                            sequence.work().answer(),
                            sent[choice],
                            to,
                            end ? Optional.of(sequence.work().end()) : Optional.empty()),
                    events);
            sentTokens += to - sent[choice];
            sent[choice] = to;
        }
    }

    private boolean mustCut() {
        return cut.kind() != CutFault.Kind.NONE && sentTokens >= cut.afterTokens();
    }

    private boolean complete() {
        for (int choice = 0; choice < sent.length; choice++) {
            Sequence sequence = sequences.get(choice);
            if (!sequence.ended() || sent[choice] < sequence.generatedTokens()) {
                return false;
            }
        }
        return true;
    }

    private void breakOff(Buffer events) {
        over = true;
        if (cut.kind() == CutFault.Kind.ERROR) {
            shape.appendError(ApiError.of(500, "The engine failed."), events);
            outlet.end(events, shape.endsWithDone());
            loop.giveUp(sequences, FinishReason.ERROR);
            return;
        }
        outlet.send(events);
        if (cut.kind() == CutFault.Kind.RESET) {
            outlet.cut();
            loop.giveUp(sequences, FinishReason.ERROR);
        }
    }
}
