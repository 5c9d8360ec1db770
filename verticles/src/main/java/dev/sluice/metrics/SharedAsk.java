package dev.sluice.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * One kind of ask of an endpoint. It is sent from here where the endpoint is this gateway's, and otherwise while nothing is
 * heard of it from others. Who has lost it to another gateway goes on, and tells, until that one is heard.
 */
final class SharedAsk {
    private final Repeating ask;
    private final Silence silence;
    private boolean ours = true;
    private boolean asking;
    private boolean telling;

    /**
     * Makes one that is not sent yet.
     *
     * @param silence how long nothing may be heard from others
     */
    SharedAsk(Repeating ask, Duration silence) {
        this.ask = ask;
        this.silence = new Silence(silence);
    }

    /** Sends what is this gateway's, which other gateways are told if there are any. */
    void own(boolean owned, boolean shared, Instant now) {
        ours = owned;
        telling = shared && (owned || telling);
        judge(now);
    }

    /** For this long others are waited for. */
    void expectOthers(Duration within, Instant now) {
        silence.expect(within, now);
    }

    /** Another gateway has an answer, or a failure, of this time. */
    void heardElsewhere(Instant at, Instant now) {
        silence.broken(at.isAfter(now) ? now : at);
        judge(now);
    }

    /** Looks whether it is still to be sent, or not to be. */
    void judge(Instant now) {
        boolean wanted = ours || silence.lasts(now);
        if (wanted && !asking) {
            asking = true;
            ask.start();
        }
        if (!wanted && asking) {
            stop();
        }
    }

    void stop() {
        ask.stop();
        asking = false;
        telling = false;
    }

    boolean isOurs() {
        return ours;
    }

    /** Whether it is being sent again and again; not so while only one that was given up since is under way. */
    boolean isAsked() {
        return asking;
    }

    /** Whether other gateways are to be told what it brings. */
    boolean isTold() {
        return telling;
    }
}
