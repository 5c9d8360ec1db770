package dev.sluice.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what follows the metric's name on a line: labels, value, and a timestamp that nobody needs. */
final class SeriesLine {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final char END = '\n';

    private final String line;
    private final Map<String, String> labels = new HashMap<>();
    private int at;

    private SeriesLine(String line) {
        this.line = line;
    }

    /** The series, or nothing where the line breaks the format. */
    static Optional<Series> parse(String afterName) {
        return new SeriesLine(afterName).series();
    }

    private Optional<Series> series() {
        skipBlanks();
        if (peek() == '{' && !readLabels()) {
            return Optional.empty();
        }
        Optional<Double> value = number(token());
        return value.filter(known -> endsWell()).map(known -> new Series(labels, known));
    }

    private boolean readLabels() {
        at++;
        skipBlanks();
        while (peek() != '}') {
            if (!readLabel()) {
                return false;
            }
            skipBlanks();
            if (peek() == ',') {
                at++;
                skipBlanks();
            } else if (peek() != '}') {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean readLabel() {
        int equals = line.indexOf('=', at);
        if (equals < 0) {
            return false;
        }
        String name = line.substring(at, equals).strip();
        at = equals + 1;
        skipBlanks();
        if (name.isEmpty() || peek() != '"') {
            return false;
        }
        Optional<String> value = quoted();
        value.ifPresent(known -> labels.put(name, known));
        return value.isPresent();
    }

    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; peek() != END; at++) {
            if (peek() == '"') {
                at++;
                return Optional.of(value.toString());
            }
            if (peek() == '\\') {
                at++;
                value.append(peek() == 'n' ? '\n' : peek());
            } else {
                value.append(peek());
            }
        }
        return Optional.empty();
    }

    private boolean endsWell() {
        String timestamp = token();
        return timestamp.isEmpty()
                || timestamp.startsWith("#")
                || (number(timestamp).isPresent()
                        && (peekToken().isEmpty() || peekToken().startsWith("#")));
    }

    private String peekToken() {
        int before = at;
        String token = token();
        at = before;
        return token;
    }

    private String token() {
        skipBlanks();
        int start = at;
        while (peek() != END && !blank(peek())) {
            at++;
        }
        return line.substring(start, at);
    }

    private void skipBlanks() {
        while (blank(peek())) {
            at++;
        }
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : END;
    }

    private static boolean blank(char character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    private static Optional<Double> number(String token) {
        return switch (token) {
            case "NaN" -> Optional.of(Double.NaN);
            case "+Inf", "Inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> NUMBER.matcher(token).matches() ? Optional.of(Double.parseDouble(token)) : Optional.empty();
        };
    }
}
