package dev.sluice.quota;

import dev.sluice.cost.TokenKind;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Attribute;
import dev.sluice.limits.Claim;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.Measure;
import dev.sluice.limits.Selector;
import dev.sluice.message.LedgerQuestion;
import dev.sluice.message.LedgerQuestion.Trait;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the ledger is asked for what counts for a subject, where it can know that. */
final class EarlierQuestion {
    private static final Duration SHORTEST = Duration.ofDays(1);
    /** The ledger cuts longer values. */
    private static final int LONGEST_VALUE = 200;

    private EarlierQuestion() {}

    /** Empty for what the ledger does not keep, and for windows shorter than a day. */
    static Optional<LedgerQuestion> of(Claim claim, long now) {
        LimitRule rule = claim.rule();
        WindowSpec window = rule.window();
        if (!isKept(rule.measure()) || window.window().compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        return subject(claim).flatMap(subject -> apart(rule)
                .map(apart ->
                        new LedgerQuestion(EarlierUse.since(window, now), subject, apart, currency(rule.measure()))));
    }

    /** Empty where it is not known. */
    private static Optional<Map<Trait, String>> subject(Claim claim) {
        List<Attribute> per = claim.rule().per();
        List<String> values = claim.values();
        Map<Trait, String> subject = new EnumMap<>(Trait.class);
        for (int i = 0; i < per.size(); i++) {
            Optional<Trait> trait = trait(per.get(i));
            if (trait.isEmpty() || values.get(i).length() > LONGEST_VALUE) {
                return Optional.empty();
            }
            subject.put(trait.get(), values.get(i));
        }
        return Optional.of(subject);
    }

    /** What selectors look at; empty where that is not known. */
    private static Optional<Set<Trait>> apart(LimitRule rule) {
        Set<Trait> apart = EnumSet.noneOf(Trait.class);
        for (Selector selector : rule.selectors()) {
            Optional<Trait> trait = trait(selector.attribute());
            if (trait.isEmpty()) {
                return Optional.empty();
            }
            apart.add(trait.get());
        }
        return Optional.of(apart);
    }

    private static boolean isKept(Measure measure) {
        return measure instanceof Measure.Money
                || (measure instanceof Measure.Tokens tokens
                        && tokens.each() == 0
                        && tokens.used() instanceof TokenKind);
    }

    private static Optional<String> currency(Measure measure) {
        return measure instanceof Measure.Money money ? Optional.of(money.currency()) : Optional.empty();
    }

    private static Optional<Trait> trait(Attribute attribute) {
        return switch (attribute.kind()) {
            case TENANT -> Optional.of(Trait.TENANT);
            case OWNER -> Optional.of(Trait.OWNER);
            case KEY -> Optional.of(Trait.KEY);
            case MODEL -> Optional.of(Trait.MODEL);
            case HEADER, CLAIM, SOURCE -> Optional.empty();
        };
    }
}
