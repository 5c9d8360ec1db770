package dev.sluice.resources.kind.envoy;

import dev.sluice.resources.kind.Check;
import dev.sluice.spi.Default;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests a limit is about: those that meet all of it.
 *
 * @param methods by which nothing is selected, like {@code path} and {@code queryParams}
 */
public record ClientSelector(
        @Default("[]") List<Header> headers,
        @Default("[]") List<Map<String, Object>> methods,
        Optional<Map<String, Object>> path,
        Optional<Source> sourceCIDR,
        @Default("[]") List<Map<String, Object>> queryParams) {
    /** The type under which every value counts apart. */
    public static final String DISTINCT = "Distinct";

    private static final int MOST_HEADERS = 64;

    public ClientSelector {
        headers = List.copyOf(headers);
        methods = List.copyOf(methods);
        queryParams = List.copyOf(queryParams);
        Check.atMost(MOST_HEADERS, "headers", headers);
        Check.that(
                !headers.isEmpty()
                        || !methods.isEmpty()
                        || path.isPresent()
                        || sourceCIDR.isPresent()
                        || !queryParams.isEmpty(),
                "at least one of headers, methods, path, sourceCIDR or queryParams must be specified");
    }

    /** Whether everything that it wants is looked at. */
    public boolean isServed() {
        return methods.isEmpty() && path.isEmpty() && queryParams.isEmpty();
    }

    /**
     * A condition on a header.
     *
     * @param type {@code Exact}, {@code RegularExpression} or {@code Distinct}
     * @param value none where the type is {@code Distinct}
     */
    public record Header(
            @Default("Exact") String type,
            String name,
            Optional<String> value,
            @Default("false") boolean invert) {
        /** The type under which the value is a regular expression. */
        public static final String REGULAR_EXPRESSION = "RegularExpression";

        public Header {
            Check.oneOf("type", type, "Exact", REGULAR_EXPRESSION, DISTINCT);
            Check.headerName("name", name);
            boolean distinct = type.equals(DISTINCT);
            Check.that(distinct || value.isPresent(), "value: is required when type is " + type);
            Check.that(!distinct || value.isEmpty(), "value: must not be set when type is Distinct");
            Check.that(!distinct || !invert, "invert: must not be set when type is Distinct");
            if (type.equals(REGULAR_EXPRESSION)) {
                value.ifPresent(expression -> Check.regularExpression("value", expression));
            }
        }
    }

    /**
     * A network that requests come from.
     *
     * @param type {@code Exact} or {@code Distinct}
     * @param value such as {@code 10.0.0.0/8}
     */
    public record Source(@Default("Exact") String type, String value) {
        public Source {
            Check.oneOf("type", type, "Exact", DISTINCT);
        }
    }
}
