package dev.sluice.launcher.gateway;

import dev.sluice.admin.Awaited;
import dev.sluice.caller.TermsKept;
import dev.sluice.resources.LimitKeepers;

/**
 * What a verticle may know of others that not every gateway has.
 *
 * @param awaited which of them will tell how they stand
 * @param keepers who keeps the limits of documents
 * @param kept which terms of API keys they keep
 * @param recorded whether there is a ledger to ask
 */
public record Neighbours(Awaited awaited, LimitKeepers keepers, TermsKept kept, boolean recorded) {}
