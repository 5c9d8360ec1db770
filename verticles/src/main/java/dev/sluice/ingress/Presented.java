package dev.sluice.ingress;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * What a request presents to prove who asks. Both may be there: one for the gateway, the other for whoever is behind it.
 *
 * @param key of the header {@code x-api-key}
 * @param bearer of the header {@code Authorization}
 */
record Presented(Optional<String> key, Optional<String> bearer) {
    private static final String API_KEY = "x-api-key";
    private static final String BEARER = "bearer ";

    static Presented in(MultiMap headers) {
        return new Presented(
                Optional.ofNullable(headers.get(API_KEY)).map(String::strip),
                Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION))
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length()).strip()));
    }

    boolean isNothing() {
        return key.isEmpty() && bearer.isEmpty();
    }

    /** Takes out of the headers what was believed. */
    void remove(String believed, MultiMap headers) {
        if (key.filter(believed::equals).isPresent()) {
            headers.remove(API_KEY);
        }
        if (bearer.filter(believed::equals).isPresent()) {
            headers.remove(HttpHeaders.AUTHORIZATION);
        }
    }

    @Override
    public String toString() {
        return "Presented[hidden]";
    }
}
