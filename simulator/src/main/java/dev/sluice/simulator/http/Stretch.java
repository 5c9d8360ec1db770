package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.FinishReason;
import dev.sluice.simulator.text.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Some tokens of one choice, to be sent as one event.
 *
 * @param choice index of the choice
 * @param answer what the choice says
 * @param from first token
 * @param to the token after the last
 * @param end why the choice ends with this stretch, if it does
 */
record Stretch(int choice, Answer answer, int from, int to, Optional<FinishReason> end) {
    boolean first() {
        return from == 0;
    }

    void appendJson(Buffer into) {
        for (int index = from; index < to; index++) {
            answer.appendJson(index, into);
        }
    }
}
