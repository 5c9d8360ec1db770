package dev.sluice.ledger;

import dev.sluice.cost.Tokens;
import dev.sluice.message.LedgerAnswer;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import dev.sluice.message.Usage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up the answer to a question: what is in the database and what waits to be written. */
final class EarlierUse {
    private final LedgerQuestion question;
    private final Map<Key, Sum> sums = new HashMap<>();

    /** Nothing yet. */
    EarlierUse(LedgerQuestion question) {
        this.question = question;
    }

    private record Key(Instant hour, Map<Trait, String> by) {}

    /** Takes what is in the database. */
    void add(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EarlierUseQuery.of(question))) {
            EarlierUseQuery.fill(statement, question);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sum(new Key(hour(rows), EarlierUseQuery.traits(rows, question)))
                            .add(rows);
                }
            }
        }
    }

    /** Takes what is not there yet. */
    void add(Collection<Entry> waiting) {
        for (Entry entry : waiting) {
            HourSum.Key kept = HourSum.Key.of(entry);
            if (takes(kept)) {
                Map<Trait, String> by = new EnumMap<>(Trait.class);
                question.by().forEach(trait -> by.put(trait, value(kept, trait)));
                sum(new Key(kept.hour(), by)).add(entry);
            }
        }
    }

    LedgerAnswer answer() {
        List<LedgerAnswer.Used> used = sums.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Key, Sum> sum) -> sum.getKey().hour())
                        .reversed())
                .map(sum -> sum.getValue().used(sum.getKey()))
                .toList();
        return new LedgerAnswer(used);
    }

    private boolean takes(HourSum.Key kept) {
        return !kept.hour().isBefore(question.since())
                && question.currency().map(kept.currency()::equals).orElse(true)
                && question.of().entrySet().stream()
                        .allMatch(of -> value(kept, of.getKey()).equals(of.getValue()));
    }

    private static String value(HourSum.Key kept, Trait trait) {
        return switch (trait) {
            case TENANT -> kept.payer().tenant();
            case OWNER -> kept.payer().owner();
            case KEY -> kept.payer().key();
            case MODEL -> kept.model();
        };
    }

    private Sum sum(Key key) {
        return sums.computeIfAbsent(key, unseen -> new Sum());
    }

    private static Instant hour(ResultSet rows) throws SQLException {
        return rows.getObject("hour_begins", OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant()
                .truncatedTo(ChronoUnit.HOURS);
    }

    /** What lines of an hour add up to. */
    private static final class Sum {
        private final long[] tokens = new long[EarlierUseQuery.TOKENS.size()];
        private BigDecimal amount = BigDecimal.ZERO;

        void add(ResultSet rows) throws SQLException {
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] += rows.getLong(EarlierUseQuery.TOKENS.get(i));
            }
            amount = amount.add(rows.getBigDecimal("amount"));
        }

        void add(Entry entry) {
            Usage usage = entry.usage();
            long[] more = {
                usage.promptTokens(),
                usage.cachedPromptTokens(),
                usage.cacheCreationTokens(),
                usage.outputTokens(),
                usage.reasoningTokens(),
                usage.audioPromptTokens(),
                usage.audioOutputTokens()
            };
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] += more[i];
            }
            amount = amount.add(entry.amount().orElse(BigDecimal.ZERO));
        }

        LedgerAnswer.Used used(Key key) {
            Tokens all = new Tokens(tokens[0], tokens[1], tokens[2], tokens[3], tokens[4], tokens[5], tokens[6]);
            return new LedgerAnswer.Used(key.hour(), key.by(), all, amount);
        }
    }
}
