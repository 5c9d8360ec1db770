package dev.sluice.message;

import dev.sluice.cost.Tokens;
import dev.sluice.message.LedgerQuestion.Trait;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was used, by this gateway up to now, and by others of the same ledger up to a second ago.
 *
 * @param used the latest hour first
 */
public record LedgerAnswer(List<Used> used) {
    /** Nobody used anything. */
    public static final LedgerAnswer NOTHING = new LedgerAnswer(List.of());

    public LedgerAnswer {
        used = List.copyOf(used);
    }

    /**
     * What was used in an hour.
     *
     * @param hour its beginning
     * @param by a value of everything that is told apart; empty where requests had none
     * @param amount exact, in the currency's own unit
     */
    public record Used(Instant hour, Map<Trait, String> by, Tokens tokens, BigDecimal amount) {
        public Used {
            by = Map.copyOf(by);
        }
    }
}
