package dev.sluice.quota;

import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.Claim;
import dev.sluice.message.CounterName;
import dev.sluice.message.CounterQuestion;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The accounts of all subjects of all limits. Where there are too many, new subjects of a limit share one. */
final class Accounts {
    /** Nobody's own subject: it holds what no header can. */
    private static final String OTHERS = "\u0000others";

    private final Optional<Function<CounterQuestion, Future<Grant>>> cluster;
    private final Optional<Ledger> ledger;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final int most;
    private final boolean strict;
    private final Map<Key, Account> accounts = new HashMap<>();
    /** In the order of their use, as a set that was large once is slow to walk through for ever. */
    private final Set<Account> ticking = new LinkedHashSet<>();

    private int gateways = 1;

    /**
     * None yet.
     *
     * @param cluster changes counters that are shared; empty for a gateway alone
     * @param ledger knows what was used earlier; empty where nobody does
     * @param most that are kept apart
     * @param strict whether every limit is counted request by request
     */
    Accounts(
            Optional<Function<CounterQuestion, Future<Grant>>> cluster,
            Optional<Ledger> ledger,
            InstantSource clock,
            LongSupplier nanoTime,
            int most,
            boolean strict) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.most = most;
        this.strict = strict;
    }

    /** A limit of another length or kind of window is another; how much it allows may change. */
    private record Key(String limit, String subject, Duration window, int parts, boolean sliding) {
        static Key of(Claim claim, String subject) {
            WindowSpec window = claim.rule().window();
            return new Key(claim.rule().name(), subject, window.window(), window.parts(), window.sliding());
        }
    }

    int size() {
        return accounts.size();
    }

    Account of(Claim claim) {
        Account known = accounts.get(Key.of(claim, claim.subject()));
        if (known == null) {
            String subject = accounts.size() < most ? claim.subject() : OTHERS;
            known = accounts.computeIfAbsent(Key.of(claim, subject), fresh -> opened(claim, subject));
        }
        known.follow(claim.rule().window());
        ticking.add(known);
        return known;
    }

    /** So many gateways count together from now on. */
    void share(int count) {
        gateways = count;
        accounts.values().forEach(account -> account.share(count));
    }

    /** What was reserved of an account has changed, which it may have to tell, though nobody uses it any more. */
    void changed(Account account) {
        ticking.add(account);
    }

    /** To be called a few times in the shortest life of a lease. */
    void tick() {
        ticking.removeIf(account -> !account.tick());
    }

    /** Forgets accounts that nobody uses. */
    void sweep() {
        accounts.values().removeIf(Account::isIdle);
    }

    /** Of those who share an account nobody knows what they used earlier. */
    private Account opened(Claim claim, String subject) {
        Account account = account(claim, subject);
        return ledger.isPresent() && !subject.equals(OTHERS) ? ledger.get().before(account, claim) : account;
    }

    private Account account(Claim claim, String subject) {
        WindowSpec window = claim.rule().window();
        if (cluster.isEmpty()) {
            return new LocalAccount(window, clock);
        }
        RemoteCounter counter = new RemoteCounter(new CounterName(claim.rule().name(), subject), cluster.get());
        return strict || claim.rule().strict()
                ? new StrictAccount(counter, window, clock)
                : new LeasedAccount(counter, window, nanoTime, gateways);
    }
}
