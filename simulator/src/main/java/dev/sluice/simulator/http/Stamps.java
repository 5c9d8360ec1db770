package dev.sluice.simulator.http;

import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes the ids of answers: from the request's own id where it has a plain one, else from dice. */
final class Stamps {
    private static final String PLAIN = "[A-Za-z0-9._-]{1,128}";

    private final InstantSource clock;
    private final RandomGenerator dice;

    Stamps(InstantSource clock, RandomGenerator dice) {
        this.clock = clock;
        this.dice = dice;
    }

    Stamp next(String prefix, HttpServerRequest request, String model) {
        String given = request.getHeader("x-request-id");
        String id = given != null && given.matches(PLAIN) ? given : random();
        return new Stamp(prefix + id, clock.instant().getEpochSecond(), model);
    }

    private String random() {
        return String.format("%016x%016x", dice.nextLong(), dice.nextLong());
    }
}
