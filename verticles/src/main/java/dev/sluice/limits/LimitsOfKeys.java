package dev.sluice.limits;

import dev.sluice.caller.ApiKeys;
import dev.sluice.caller.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The limits that API keys bring, made out once for each key rather than for each request. Immutable. */
public final class LimitsOfKeys {
    /** Those of no keys. */
    public static final LimitsOfKeys NONE = new LimitsOfKeys(ApiKeys.NONE);

    private final Map<String, List<LimitGroup>> byId = new HashMap<>();

    private LimitsOfKeys(ApiKeys keys) {
        for (Caller caller : keys.callers()) {
            List<LimitGroup> groups = KeyLimits.of(caller.allowance());
            if (!groups.isEmpty()) {
                caller.keyId().ifPresent(id -> byId.put(id, groups));
            }
        }
    }

    /** Those of a table of keys. */
    public static LimitsOfKeys of(ApiKeys keys) {
        return new LimitsOfKeys(keys);
    }

    /** All of a caller's; none where nothing is limited. Where the key is no longer in the table, its own still hold. */
    public List<LimitGroup> of(Caller caller) {
        if (caller.allowance().isUnlimited()) {
            return List.of();
        }
        List<LimitGroup> known = byId.get(caller.keyId().orElse(""));
        return known == null ? KeyLimits.of(caller.allowance()) : known;
    }
}
