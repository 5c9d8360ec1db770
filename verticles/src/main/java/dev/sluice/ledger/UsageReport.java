package dev.sluice.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the ledger has. Reads it while a gateway writes. */
public final class UsageReport {
    /** What is counted, in its order. */
    public static final List<String> COUNTS = HourSums.COUNTS;

    private static final String QUERY = "SELECT hour_begins, tenant, owner, key_id, model, pool, currency, "
            + String.join(", ", COUNTS)
            + ", amount FROM sluice_hours WHERE hour_begins >= ? AND hour_begins < ?";

    private UsageReport() {}

    /**
     * Answers a question; blocks.
     *
     * @return a line for each group and currency there is, in their order
     * @throws LedgerException where the database is not there
     */
    public static List<UsageLine> of(LedgerOptions options, UsageQuestion question) {
        try (Connection connection = Database.read(options);
                PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setObject(1, question.from().atOffset(ZoneOffset.UTC));
            statement.setObject(2, question.to().atOffset(ZoneOffset.UTC));
            try (ResultSet hours = statement.executeQuery()) {
                return lines(question.by(), hours);
            }
        } catch (SQLException failure) {
            throw new LedgerException(failure);
        }
    }

    private static List<UsageLine> lines(List<String> by, ResultSet hours) throws SQLException {
        Map<List<String>, Sum> sums = new LinkedHashMap<>();
        while (hours.next()) {
            List<String> group = new ArrayList<>();
            for (String dimension : by) {
                group.add(value(dimension, hours));
            }
            group.add(hours.getString("currency"));
            sums.computeIfAbsent(group, unseen -> new Sum()).add(hours);
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(group -> String.join("\0", group))))
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
    }

    private static String value(String dimension, ResultSet hours) throws SQLException {
        return switch (dimension) {
            case "key" -> hours.getString("key_id");
            case "day" -> hour(hours).format(DateTimeFormatter.ISO_LOCAL_DATE);
            case "hour" -> hour(hours).toInstant().toString();
            default -> hours.getString(dimension);
        };
    }

    private static OffsetDateTime hour(ResultSet hours) throws SQLException {
        return hours.getObject("hour_begins", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** What lines of a group add up to. */
    private static final class Sum {
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private BigDecimal amount = BigDecimal.ZERO;

        void add(ResultSet hours) throws SQLException {
            for (String count : COUNTS) {
                counts.merge(count, hours.getLong(count), Long::sum);
            }
            amount = amount.add(hours.getBigDecimal("amount"));
        }

        UsageLine line(List<String> key) {
            int last = key.size() - 1;
            return new UsageLine(key.subList(0, last), List.copyOf(counts.values()), key.get(last), amount);
        }
    }
}
