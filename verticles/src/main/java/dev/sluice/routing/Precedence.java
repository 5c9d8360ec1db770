package dev.sluice.routing;

import java.util.Comparator;

/**
 * Which claim comes first where several hold: that of Gateway API. Its regular expressions, whose place it leaves open, come
 * after exact paths and before prefixes. Claims of one route that are equal stay in the order of the document.
 */
final class Precedence {
    static final Comparator<Claim> ORDER = Comparator.<Claim>comparingInt(Precedence::kind)
            .thenComparing(Comparator.<Claim>comparingInt(claim -> claim.path().length())
                    .reversed())
            .thenComparing(claim -> claim.match().method().isEmpty())
            .thenComparing(
                    Comparator.<Claim>comparingInt(claim -> claim.headers().size())
                            .reversed())
            .thenComparing(Comparator.<Claim>comparingInt(claim -> claim.query().size())
                    .reversed())
            .thenComparing(Claim::created)
            .thenComparing(Precedence::name)
            .thenComparing(claim -> claim.rule().route().kind());

    private Precedence() {}

    private static int kind(Claim claim) {
        return switch (claim.match().path().kind()) {
            case EXACT -> 0;
            case REGULAR_EXPRESSION -> 1;
            case PREFIX -> 2;
        };
    }

    private static String name(Claim claim) {
        RouteId route = claim.rule().route();
        return route.namespace() + "/" + route.name();
    }
}
