package dev.sluice.ingress;

import dev.sluice.caller.Caller;
import dev.sluice.limits.Claim;
import dev.sluice.limits.ClaimGroup;
import dev.sluice.limits.LimitGroup;
import dev.sluice.limits.LimitsOfKeys;
import dev.sluice.message.Admission;
import dev.sluice.message.Expected;
import dev.sluice.message.Limits;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.routing.BackendRef;
import dev.sluice.routing.RouteRule;
import dev.sluice.spi.InferenceRequest;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the requests of one event loop let in by the limits that hold for them. */
final class Limiter {
    private final Steps steps;
    private List<LimitGroup> everywhere = List.of();
    private LimitsOfKeys ofKeys = LimitsOfKeys.NONE;
    private boolean awaited;

    /**
     * One that holds no limits of all routes.
     *
     * @param awaited whether it is about to be told some, and lets nothing in before
     */
    Limiter(Steps steps, boolean awaited) {
        this.steps = steps;
        this.awaited = awaited;
    }

    /** Takes the limits that hold for every route. */
    void everywhere(Limits told) {
        everywhere = told.groups();
        awaited = false;
    }

    /** Takes the limits that keys bring. */
    void ofKeys(LimitsOfKeys told) {
        ofKeys = told;
    }

    /** Reserves what a request is expected to use; fails with the problem the client is told of. */
    Future<Reservation> admit(Arrival arrival, RouteRule rule, InferenceRequest request) {
        if (awaited) {
            return Future.failedFuture(new ProblemException(new Problem.LimitsAwaited()));
        }
        List<LimitGroup> groups = joined(everywhere, rule.limits(), own(arrival.caller()));
        return groups.isEmpty()
                ? Future.succeededFuture(Reservation.nothing(steps))
                : ask(groups, arrival, rule, likely(rule), request);
    }

    /**
     * Reserves the same at a backend.
     *
     * @param request as the backend gets it
     */
    Future<Reservation> admit(Arrival arrival, RouteRule rule, BackendRef reference, InferenceRequest request) {
        return reference.quotas().isEmpty()
                ? Future.succeededFuture(Reservation.nothing(steps))
                : ask(reference.quotas(), arrival, rule, reference.backend().name(), request);
    }

    private List<LimitGroup> own(Optional<Caller> caller) {
        return caller.isPresent() ? ofKeys.of(caller.get()) : List.of();
    }

    private Future<Reservation> ask(
            List<LimitGroup> groups, Arrival arrival, RouteRule rule, String backend, InferenceRequest request) {
        List<ClaimGroup> claims = ClaimGroup.of(groups, new ClientFacts(arrival, request.model()));
        if (claims.isEmpty()) {
            return Future.succeededFuture(Reservation.nothing(steps));
        }
        Expected expected = new Expected(
                request.model(),
                backend,
                rule.route().namespace() + "/" + rule.route().name(),
                request.prompt().estimatedTokens(),
                request.maxOutputTokens(),
                payer(arrival.caller()));
        return steps.admit(new Admission(claims, expected))
                .map(admitted -> Reservation.of(steps, admitted))
                .recover(failure -> unanswered(failure, claims));
    }

    /** Where nobody answers, only limits that never refuse let a request pass. */
    private Future<Reservation> unanswered(Throwable failure, List<ClaimGroup> claims) {
        if (failure instanceof ProblemException) {
            return Future.failedFuture(failure);
        }
        Optional<Claim> refusing = claims.stream()
                .flatMap(group -> group.claims().stream())
                .filter(claim -> !claim.rule().shadow())
                .findFirst();
        return refusing.<Future<Reservation>>map(claim -> Future.failedFuture(new ProblemException(
                        new Problem.LimitUnknown(claim.rule().name()))))
                .orElseGet(() -> Future.succeededFuture(Reservation.nothing(steps)));
    }

    /** The first of those that come first. */
    private static String likely(RouteRule rule) {
        String likely = "";
        int priority = Integer.MAX_VALUE;
        for (BackendRef reference : rule.backends()) {
            if (reference.weight() > 0 && reference.priority() < priority) {
                priority = reference.priority();
                likely = reference.backend().name();
            }
        }
        return likely;
    }

    private static String payer(Optional<Caller> caller) {
        return caller.map(known -> known.keyId().orElse(known.subject())).orElse("");
    }

    private static List<LimitGroup> joined(List<LimitGroup> one, List<LimitGroup> two, List<LimitGroup> three) {
        if (two.isEmpty() && three.isEmpty()) {
            return one;
        }
        List<LimitGroup> all = new ArrayList<>(one.size() + two.size() + three.size());
        all.addAll(one);
        all.addAll(two);
        all.addAll(three);
        return all;
    }
}
