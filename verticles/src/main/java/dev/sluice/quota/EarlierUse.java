package dev.sluice.quota;

import dev.sluice.cost.Consumption;
import dev.sluice.cost.TokenKind;
import dev.sluice.counting.Change;
import dev.sluice.counting.Change.Floor;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Claim;
import dev.sluice.limits.KeyLimits;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.message.LedgerAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a subject used in the window under way, as the ledger tells it by the hour. In a calendar window all counts in its one part. In
 * a sliding one each hour counts in the part that holds its end, or in the next where that one began before the hour did: a little
 * later than it was, and never earlier.
 */
final class EarlierUse {
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    private final LimitRule rule;
    private final long last;
    private final List<Floor> floors = new ArrayList<>();
    private BigDecimal total = BigDecimal.ZERO;

    private EarlierUse(LimitRule rule, long now) {
        this.rule = rule;
        this.last = rule.window().part(now);
    }

    /** What a counter is told, at {@code now} in milliseconds since 1970. */
    static Change.AtLeast of(Claim claim, LedgerAnswer answer, long now) {
        EarlierUse earlier = new EarlierUse(claim.rule(), now);
        for (LedgerAnswer.Used used : answer.used()) {
            if (claim.rule().takes(new PastFacts(used.by()))) {
                earlier.add(used);
            }
        }
        return new Change.AtLeast(earlier.floors);
    }

    /** Hours come latest first, and so does what several lines say of one. */
    private void add(LedgerAnswer.Used used) {
        total = total.add(amount(used));
        WindowSpec window = rule.window();
        long begin = used.hour().toEpochMilli();
        long since = Math.min(last, window.part(begin - 1) + 1);
        long at = Math.min(last, Math.max(since, window.part(begin + HOUR_MILLIS - 1)));
        Floor floor = new Floor(since, at, counted());
        int before = floors.size() - 1;
        boolean same = before >= 0
                && floors.get(before).since() == since
                && floors.get(before).at() == at;
        if (same) {
            floors.set(before, floor);
        } else {
            floors.add(floor);
        }
    }

    private BigDecimal amount(LedgerAnswer.Used used) {
        return rule.measure() instanceof Measure.Tokens tokens && tokens.used() instanceof TokenKind kind
                ? BigDecimal.valueOf(kind.of(new Consumption("", "", "", used.tokens())))
                : used.amount();
    }

    private long counted() {
        BigDecimal most = BigDecimal.valueOf(WindowSpec.MAX_AMOUNT);
        return rule.measure() instanceof Measure.Money
                ? KeyLimits.millionths(total.min(most.movePointLeft(KeyLimits.MONEY_DECIMALS)))
                : total.min(most).longValueExact();
    }

    /** The beginning of the hour in which the window under way began. */
    static Instant since(WindowSpec window, long now) {
        long begin = window.sliding() ? now - window.window().toMillis() : window.endOf(window.part(now) - 1);
        return Instant.ofEpochMilli(Math.floorDiv(begin, HOUR_MILLIS) * HOUR_MILLIS);
    }
}
