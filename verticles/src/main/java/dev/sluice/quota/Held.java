package dev.sluice.quota;

import dev.sluice.limits.LimitRule;

/** An amount that is reserved of a limit. */
record Held(LimitRule rule, Account account, Account.Hold hold) {}
