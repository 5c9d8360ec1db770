package dev.sluice.resources.compile;

import dev.sluice.message.Condition;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourceStatus.Listener;
import dev.sluice.resources.compile.ServedListener.ListenerFlaws;
import dev.sluice.resources.kind.Kinds;
import java.util.List;
import java.util.Optional;

/** What is said of GatewayClasses and Gateways. */
final class GatewayStatuses {
    private GatewayStatuses() {}

    /** Of the classes that are ours. */
    static List<ResourceStatus> classes(Documents documents) {
        return documents.set().all(Kinds.GATEWAY_CLASS).stream()
                .filter(found ->
                        found.spec().controllerName().equals(documents.options().controllerName()))
                .map(found -> new ResourceStatus(
                        found.key(),
                        found.metadata().generation(),
                        List.of(new Condition("Accepted", true, "Accepted", "")),
                        List.of(),
                        List.of()))
                .toList();
    }

    static ResourceStatus of(ServedGateway gateway, Routes routes) {
        List<ServedListener> listeners = gateway.listeners();
        boolean some = listeners.stream().anyMatch(ServedListener::usable);
        boolean all = some && listeners.stream().allMatch(ServedListener::usable);
        Condition accepted = new Condition(
                "Accepted", some, all ? "Accepted" : "ListenersNotValid", all ? "" : "not every listener is valid");
        Condition programmed = new Condition(
                "Programmed", some, some ? "Programmed" : "Invalid", some ? "" : "no listener can be listened on");
        return new ResourceStatus(
                gateway.resource().key(),
                gateway.resource().metadata().generation(),
                List.of(accepted, programmed),
                List.of(),
                listeners.stream().map(listener -> listener(listener, routes)).toList());
    }

    private static Listener listener(ServedListener listener, Routes routes) {
        ListenerFlaws flaws = listener.flaws();
        Condition programmed = listener.usable()
                ? new Condition("Programmed", true, "Programmed", "")
                : new Condition("Programmed", false, "Invalid", "it cannot be listened on");
        return new Listener(
                listener.spec().name(),
                routes.count(listener),
                List.of(
                        Conditions.unless(flaws.unsupported().or(flaws::conflict), "Accepted", "Accepted"),
                        programmed,
                        Conditions.unless(flaws.certificate().or(flaws::kinds), "ResolvedRefs", "ResolvedRefs"),
                        conflicted(flaws.conflict())));
    }

    private static Condition conflicted(Optional<Flaw> conflict) {
        return conflict.map(flaw -> new Condition("Conflicted", true, flaw.reason(), flaw.sentence()))
                .orElseGet(() -> new Condition("Conflicted", false, "NoConflicts", ""));
    }
}
