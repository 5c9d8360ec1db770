package dev.sluice.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a match for tests: every request, less what is asked of it. */
final class On {
    private PathMatch path = PathMatch.ALL;
    private Optional<String> method = Optional.empty();
    private final List<ValueMatch> headers = new ArrayList<>();
    private final List<ValueMatch> query = new ArrayList<>();

    private On() {}

    static On any() {
        return new On();
    }

    static On exact(String path) {
        return any().path(PathMatch.Kind.EXACT, path);
    }

    static On prefix(String path) {
        return any().path(PathMatch.Kind.PREFIX, path);
    }

    static On expression(String path) {
        return any().path(PathMatch.Kind.REGULAR_EXPRESSION, path);
    }

    static On model(String model) {
        return any().header(RouteMatch.MODEL_HEADER, model);
    }

    private On path(PathMatch.Kind kind, String value) {
        path = new PathMatch(kind, value);
        return this;
    }

    On method(String wanted) {
        method = Optional.of(wanted);
        return this;
    }

    On header(String name, String value) {
        headers.add(new ValueMatch(name, ValueMatch.Kind.EXACT, value));
        return this;
    }

    On headerLike(String name, String expression) {
        headers.add(new ValueMatch(name, ValueMatch.Kind.REGULAR_EXPRESSION, expression));
        return this;
    }

    On query(String name, String value) {
        query.add(new ValueMatch(name, ValueMatch.Kind.EXACT, value));
        return this;
    }

    On queryLike(String name, String expression) {
        query.add(new ValueMatch(name, ValueMatch.Kind.REGULAR_EXPRESSION, expression));
        return this;
    }

    RouteMatch match() {
        return new RouteMatch(path, method, headers, query);
    }
}
