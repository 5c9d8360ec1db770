package dev.sluice.ledger;

import dev.sluice.config.Secret;
import dev.sluice.spi.Default;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the ledger is and how long it keeps what.
 *
 * @param url {@code jdbc:h2:file:} and a path without ending, or {@code jdbc:postgresql:}
 * @param user of the database
 * @param interval between two writes, 10 ms to 1 s: what is younger is lost when the process is killed
 * @param backlog requests that wait in memory while the database is away, 1000 or more; later ones are lost and counted
 * @param keepRequests how long a line of each request is kept, a day or longer
 * @param keepHours how long the sums of each hour are kept, a day or longer
 */
public record LedgerOptions(
        @Default("jdbc:h2:file:./data/ledger") String url,
        @Default("sluice") String user,
        Optional<Secret> password,
        @Default("250ms") Duration interval,
        @Default("100000") int backlog,
        @Default("720h") Duration keepRequests,
        @Default("9600h") Duration keepHours) {
    private static final Duration DAY = Duration.ofDays(1);

    public LedgerOptions {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("wanted a url of jdbc:h2: or jdbc:postgresql:, found " + url);
        }
        if (interval.compareTo(Duration.ofMillis(10)) < 0 || interval.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("wanted an interval from 10ms to 1s, found " + interval);
        }
        if (backlog < 1000) {
            throw new IllegalArgumentException("wanted a backlog of 1000 or more, found " + backlog);
        }
        if (keepRequests.compareTo(DAY) < 0 || keepHours.compareTo(DAY) < 0) {
            throw new IllegalArgumentException("wanted keepRequests and keepHours of 24h or more");
        }
    }
}
