package dev.sluice.limits;

import dev.sluice.limits.LimitGroup.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits of a group that hold for a request.
 *
 * @param claims at least one
 */
public record ClaimGroup(Decision decision, List<Claim> claims) {
    public ClaimGroup {
        claims = List.copyOf(claims);
    }

    /** Those that hold for a request. */
    public static List<ClaimGroup> of(List<LimitGroup> groups, RequestFacts facts) {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<ClaimGroup> all = new ArrayList<>(groups.size());
        for (LimitGroup group : groups) {
            of(group, facts).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<ClaimGroup> of(LimitGroup group, RequestFacts facts) {
        List<Claim> claims = new ArrayList<>();
        for (LimitRule rule : group.rules()) {
            if (rule.takes(facts)) {
                claims.add(Claim.of(rule, facts));
            }
        }
        if (claims.isEmpty()) {
            group.otherwise().filter(rule -> rule.takes(facts)).ifPresent(rule -> claims.add(Claim.of(rule, facts)));
        }
        return claims.isEmpty() ? Optional.empty() : Optional.of(new ClaimGroup(group.decision(), claims));
    }
}
