package dev.sluice.simulator.http;

import dev.sluice.simulator.settings.AnswerFault;
import dev.sluice.simulator.settings.CutFault;
import dev.sluice.simulator.settings.Faults;
import io.vertx.core.http.HttpServerRequest;
import java.util.random.RandomGenerator;

/** Decides which requests meet a fault. */
final class FaultGate {
    private static final String RETURN_ERROR = "x-return-error";

    private final RandomGenerator dice;
    private Faults faults = Faults.NONE;

    FaultGate(RandomGenerator dice) {
        this.dice = dice;
    }

    Faults faults() {
        return faults;
    }

    void faults(Faults value) {
        faults = value;
    }

    /** Whether the request meets a fault instead of an answer; if so, there is nothing left to do for it. */
    boolean intercepts(HttpServerRequest request) {
        String wanted = request.getHeader(RETURN_ERROR);
        if (wanted != null) {
            fail(request, status(wanted), faults.answer().retryAfterSeconds());
            return true;
        }
        AnswerFault fault = faults.answer();
        if (fault.kind() == AnswerFault.Kind.NONE || dice.nextDouble() >= fault.rate()) {
            return false;
        }
        if (fault.kind() == AnswerFault.Kind.STATUS) {
            fail(request, fault.status(), fault.retryAfterSeconds());
        }
        if (fault.kind() == AnswerFault.Kind.RESET) {
            Answers.closeConnection(request);
        }
        return true;
    }

    /** How the next answer breaks off. */
    CutFault nextCut() {
        CutFault cut = faults.cut();
        return cut.kind() != CutFault.Kind.NONE && dice.nextDouble() < cut.rate() ? cut : CutFault.NONE;
    }

    private static void fail(HttpServerRequest request, int status, int retryAfterSeconds) {
        if (retryAfterSeconds > 0 && (status == 429 || status == 503)) {
            request.response().putHeader("retry-after", String.valueOf(retryAfterSeconds));
        }
        Answers.error(request.response(), ApiError.of(status, "This error was asked for."));
    }

    private static int status(String header) {
        if (header.matches("[45][0-9][0-9]")) {
            return Integer.parseInt(header);
        }
        throw new ApiException(ApiError.of(400, "X-Return-Error: wanted a status code from 400 to 599."));
    }
}
