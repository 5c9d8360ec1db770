package dev.sluice.identity;

import dev.sluice.spi.Default;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How callers prove who they are.
 *
 * @param files files and directories of API keys, YAML and JSON
 * @param store the file of the keys that are made at the admin port, which is the gateway's to write; none are made without
 * @param issuers whose tokens are taken
 * @param passCredential whether model servers get to see what a caller proved itself by
 * @param interval between two looks at the files
 */
public record IdentityOptions(
        @Default("[]") List<Path> files,
        Optional<Path> store,
        @Default("[]") List<IssuerOptions> issuers,
        @Default("false") boolean passCredential,
        @Default("250ms") Duration interval) {
    public IdentityOptions {
        files = List.copyOf(files);
        issuers = List.copyOf(issuers);
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("wanted an interval of 1ms or more");
        }
        if (issuers.stream().map(IssuerOptions::issuer).distinct().count() < issuers.size()) {
            throw new IllegalArgumentException("wanted each issuer once, found one twice");
        }
    }
}
