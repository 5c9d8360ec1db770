package dev.sluice.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types that are written as one word or number. */
final class Scalars {
    private static final Map<Class<?>, Scalar> KNOWN = known();

    private Scalars() {}

    /**
     * One such type.
     *
     * @param wanted what is to be written
     * @param read the value, or empty when something else was written
     */
    record Scalar(String wanted, Function<Object, Optional<?>> read) {
        Object bind(String path, Object value) {
            return read.apply(value)
                    .orElseThrow(() ->
                            new ConfigurationException(path, "wanted " + wanted + ", found " + Found.describe(value)));
        }
    }

    static Optional<Scalar> of(Class<?> type) {
        return Optional.ofNullable(KNOWN.get(type));
    }

    private static Map<Class<?>, Scalar> known() {
        Map<Class<?>, Scalar> known = new HashMap<>();
        Scalar whole = new Scalar("a whole number", Scalars::intOf);
        Scalar large = new Scalar("a whole number", Scalars::longOf);
        Scalar number = new Scalar("a number", Scalars::doubleOf);
        Scalar truth = new Scalar("true or false", Scalars::booleanOf);
        known.put(int.class, whole);
        known.put(Integer.class, whole);
        known.put(long.class, large);
        known.put(Long.class, large);
        known.put(double.class, number);
        known.put(Double.class, number);
        known.put(BigDecimal.class, new Scalar("a number", Scalars::decimal));
        known.put(boolean.class, truth);
        known.put(Boolean.class, truth);
        known.put(String.class, new Scalar("a string", Scalars::textOf));
        known.put(Duration.class, new Scalar("a duration such as 50ms, 2s, 1m or 1h", value -> textOf(value)
                .flatMap(Durations::parse)));
        known.put(Instant.class, new Scalar("a time such as 2026-01-31T12:00:00Z", value -> textOf(value)
                .flatMap(Scalars::instant)));
        known.put(ByteSize.class, new Scalar("a size such as 64KiB, 32MiB or a number of bytes", Scalars::sizeOf));
        known.put(URI.class, new Scalar("a URI", value -> textOf(value).flatMap(Scalars::uri)));
        known.put(Path.class, new Scalar("a path of a file", value -> textOf(value)
                .flatMap(Scalars::path)));
        return Map.copyOf(known);
    }

    private static Optional<String> textOf(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> booleanOf(Object value) {
        String text = String.valueOf(value);
        return "true".equals(text) || "false".equals(text) ? Optional.of("true".equals(text)) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(Object value) {
        try {
            return value instanceof Number || value instanceof String
                    ? Optional.of(new BigDecimal(value.toString()))
                    : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<Long> longOf(Object value) {
        try {
            return decimal(value).map(BigDecimal::longValueExact);
        } catch (ArithmeticException fractionOrTooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> intOf(Object value) {
        return longOf(value).filter(number -> number == number.intValue()).map(Long::intValue);
    }

    private static Optional<Double> doubleOf(Object value) {
        return decimal(value).map(BigDecimal::doubleValue).filter(Double::isFinite);
    }

    private static Optional<ByteSize> sizeOf(Object value) {
        try {
            return Optional.of(ByteSize.parse(value.toString()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }
}
