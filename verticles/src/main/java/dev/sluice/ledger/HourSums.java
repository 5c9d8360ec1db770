package dev.sluice.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table with the sums of each hour. */
final class HourSums {
    /** Columns that are added up, in their order; the amount follows. */
    static final List<String> COUNTS = List.of(
            "requests",
            "failed",
            "estimated",
            "unpriced",
            "input_tokens",
            "cached_input_tokens",
            "cache_creation_input_tokens",
            "output_tokens",
            "reasoning_tokens",
            "audio_input_tokens",
            "audio_output_tokens");

    private static final String ADD = "UPDATE sluice_hours SET "
            + COUNTS.stream().map(name -> name + " = " + name + " + ?").collect(Collectors.joining(", "))
            + ", amount = amount + ? WHERE hour_begins = ? AND tenant = ? AND owner = ? AND key_id = ?"
            + " AND model = ? AND pool = ? AND currency = ?";
    private static final String BEGIN = "INSERT INTO sluice_hours (" + String.join(", ", COUNTS)
            + ", amount, hour_begins, tenant, owner, key_id, model, pool, currency) VALUES ("
            + String.join(", ", Collections.nCopies(COUNTS.size() + 8, "?")) + ")";
    /** Always the same, so that gateways which write at once do not wait for each other in a circle. */
    private static final Comparator<HourSum.Key> ORDER = Comparator.comparing(HourSum.Key::hour)
            .thenComparing(HourSum.Key::model)
            .thenComparing(HourSum.Key::pool)
            .thenComparing(HourSum.Key::currency)
            .thenComparing(key -> key.payer().tenant())
            .thenComparing(key -> key.payer().owner())
            .thenComparing(key -> key.payer().key());

    private HourSums() {}

    static void add(Connection connection, List<Entry> entries) throws SQLException {
        Map<HourSum.Key, HourSum> sums = new TreeMap<>(ORDER);
        entries.forEach(entry -> sums.computeIfAbsent(HourSum.Key.of(entry), unseen -> new HourSum())
                .add(entry));
        try (PreparedStatement add = connection.prepareStatement(ADD);
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            for (Map.Entry<HourSum.Key, HourSum> sum : sums.entrySet()) {
                if (fill(add, sum.getKey(), sum.getValue()).executeUpdate() == 0) {
                    fill(begin, sum.getKey(), sum.getValue()).executeUpdate();
                }
            }
        }
    }

    private static PreparedStatement fill(PreparedStatement statement, HourSum.Key key, HourSum sum)
            throws SQLException {
        int column = 0;
        for (long count : sum.counts()) {
            statement.setLong(++column, count);
        }
        statement.setBigDecimal(++column, sum.amount());
        statement.setObject(++column, key.hour().atOffset(ZoneOffset.UTC));
        statement.setString(++column, key.payer().tenant());
        statement.setString(++column, key.payer().owner());
        statement.setString(++column, key.payer().key());
        statement.setString(++column, key.model());
        statement.setString(++column, key.pool());
        statement.setString(++column, key.currency());
        return statement;
    }
}
