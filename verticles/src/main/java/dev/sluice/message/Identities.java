package dev.sluice.message;

import dev.sluice.caller.ApiKeys;

/**
 * Tells how callers are known from now on.
 *
 * @param keys the API keys in force
 * @param tokens whether there are issuers whose tokens prove somebody
 * @param trust another number than before once what an issuer signs with has changed, so that what was verified is again
 * @param passCredential whether model servers get to see what a caller proved itself by
 */
public record Identities(ApiKeys keys, boolean tokens, int trust, boolean passCredential) {}
