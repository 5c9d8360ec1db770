package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import dev.sluice.caller.KeyHash;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whom tokens proved, by their hashes, until they expire; of too many, the oldest are verified again. */
final class VerifiedTokens {
    private final int most;
    private final Map<KeyHash, Caller> callers = new LinkedHashMap<>();

    VerifiedTokens(int most) {
        this.most = most;
    }

    Optional<Caller> find(KeyHash token, long epochMillis) {
        Caller caller = callers.get(token);
        if (caller == null || !caller.isExpiredAt(epochMillis)) {
            return Optional.ofNullable(caller);
        }
        callers.remove(token);
        return Optional.empty();
    }

    void keep(KeyHash token, Caller caller) {
        callers.put(token, caller);
        if (callers.size() > most) {
            Iterator<KeyHash> oldest = callers.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    void forget() {
        callers.clear();
    }
}
