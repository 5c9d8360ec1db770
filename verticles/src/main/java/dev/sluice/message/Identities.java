package dev.sluice.message;

import dev.sluice.caller.ApiKeys;
import dev.sluice.limits.LimitsOfKeys;

/**
 * Tells how callers are known from now on.
 *
 * @param keys the API keys in force
 * @param limits those that the keys bring
 * @param tokens whether there are issuers whose tokens prove somebody
 * @param trust another number than before once what an issuer signs with has changed, so that what was verified is again
 * @param passCredential whether model servers get to see what a caller proved itself by
 */
public record Identities(ApiKeys keys, LimitsOfKeys limits, boolean tokens, int trust, boolean passCredential) {
    /** Makes out the limits of the keys once for all who are told. */
    public Identities(ApiKeys keys, boolean tokens, int trust, boolean passCredential) {
        this(keys, LimitsOfKeys.of(keys), tokens, trust, passCredential);
    }
}
