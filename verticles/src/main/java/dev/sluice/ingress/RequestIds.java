package dev.sluice.ingress;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Keeps the {@code x-request-id} a client sent, where it is usable, or makes one. */
final class RequestIds {
    private static final int LONGEST = 128;

    private final RandomGenerator random;

    RequestIds(RandomGenerator random) {
        this.random = random;
    }

    /** The id a request travels under. */
    String idOf(HttpServerRequest http) {
        String sent = http.getHeader(Exchange.REQUEST_ID);
        return sent != null && isUsable(sent) ? sent : made();
    }

    private String made() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static boolean isUsable(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
