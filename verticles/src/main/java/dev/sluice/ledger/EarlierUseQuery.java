package dev.sluice.ledger;

import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The question for what was used, in words that both databases understand. */
final class EarlierUseQuery {
    /** The columns of tokens, in the order of {@link dev.sluice.cost.Tokens}. */
    static final List<String> TOKENS = HourSums.COUNTS.subList(4, 11);

    private EarlierUseQuery() {}

    static String of(LedgerQuestion question) {
        List<String> groups = new ArrayList<>(List.of("hour_begins"));
        question.by().stream().sorted().map(EarlierUseQuery::column).forEach(groups::add);
        String sums = TOKENS.stream()
                .map(name -> "SUM(" + name + ") AS " + name)
                .collect(Collectors.joining(", ", ", ", ", SUM(amount) AS amount"));
        String conditions = new TreeMap<>(question.of())
                .keySet().stream()
                        .map(trait -> " AND " + column(trait) + " = ?")
                        .collect(Collectors.joining());
        String columns = String.join(", ", groups);
        return "SELECT " + columns + sums + " FROM sluice_hours WHERE hour_begins >= ?" + conditions
                + (question.currency().isPresent() ? " AND currency = ?" : "") + " GROUP BY " + columns;
    }

    static void fill(PreparedStatement statement, LedgerQuestion question) throws SQLException {
        int place = 0;
        statement.setObject(++place, question.since().atOffset(ZoneOffset.UTC));
        for (String value : new TreeMap<>(question.of()).values()) {
            statement.setString(++place, value);
        }
        if (question.currency().isPresent()) {
            statement.setString(++place, question.currency().get());
        }
    }

    static Map<Trait, String> traits(ResultSet row, LedgerQuestion question) throws SQLException {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        for (Trait trait : question.by()) {
            traits.put(trait, row.getString(column(trait)));
        }
        return traits;
    }

    private static String column(Trait trait) {
        return switch (trait) {
            case TENANT -> "tenant";
            case OWNER -> "owner";
            case KEY -> "key_id";
            case MODEL -> "model";
        };
    }
}
