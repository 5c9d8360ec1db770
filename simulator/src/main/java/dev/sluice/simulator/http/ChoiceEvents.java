package dev.sluice.simulator.http;

import dev.sluice.simulator.engine.FinishReason;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.Map;

/** The fixed bytes around a token in an event, encoded once for each answer. */
final class ChoiceEvents {
    private final Buffer[] prefixes;
    private final Buffer middle;
    private final Map<FinishReason, Buffer> last = new EnumMap<>(FinishReason.class);

    /**
     * Events of several choices.
     *
     * @param choices how many
     * @param opening text up to the choice's index
     * @param beforeToken text from the index to the token
     * @param afterToken text from the token to {@code finish_reason}
     */
    ChoiceEvents(int choices, String opening, String beforeToken, String afterToken) {
        prefixes = new Buffer[choices];
        for (int choice = 0; choice < choices; choice++) {
            prefixes[choice] = Buffer.buffer("data: " + opening + choice + beforeToken);
        }
        middle = Buffer.buffer(afterToken + "\"finish_reason\":null}]}\n\n");
        for (FinishReason reason : FinishReason.values()) {
            last.put(
                    reason,
                    Buffer.buffer(
                            afterToken + "\"finish_reason\":\"" + reason.text() + "\",\"stop_reason\":null}]}\n\n"));
        }
    }

    void append(Stretch stretch, Buffer into) {
        into.appendBuffer(prefixes[stretch.choice()]);
        stretch.appendJson(into);
        into.appendBuffer(stretch.end().map(last::get).orElse(middle));
    }
}
