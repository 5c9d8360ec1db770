package dev.sluice.resources;

import dev.sluice.message.Condition;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.message.ResourcesState;
import dev.sluice.resources.compile.Compiled;
import dev.sluice.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The documents in force, what they mean, and why newer ones are not. */
final class InForce {
    private final Map<Integer, String> deafPorts = new TreeMap<>();
    private Compiled compiled = new Compiled(RouteTable.EMPTY, List.of(), List.of(), List.of());
    private int documents;
    private int generation;
    private List<ResourceProblem> warnings = List.of();
    private List<ResourceProblem> refused = List.of();

    /** Takes what was seen into force; {@code others} is what else there is to warn of. */
    void take(Source.Look look, Compiled meaning, List<ResourceProblem> others) {
        compiled = meaning;
        generation++;
        documents = look.set().size();
        warnings = new ArrayList<>(look.warnings());
        warnings.addAll(meaning.warnings());
        warnings.addAll(others);
        refused = look.refused();
    }

    /** Leaves the set in force, as a newer one is not right. */
    void refuse(List<ResourceProblem> problems) {
        refused = problems;
    }

    /** Takes note of what is not taken of the set in force. */
    void refuseBesides(List<ResourceProblem> problems) {
        List<ResourceProblem> all = new ArrayList<>(refused);
        all.addAll(problems);
        refused = all;
    }

    /** Whether a port is listened on; tells whether that is news. */
    boolean listening(int port, String failure) {
        String before = failure.isEmpty() ? deafPorts.remove(port) : deafPorts.put(port, failure);
        return !failure.equals(before == null ? "" : before);
    }

    /** A number that grows with every set that is taken. */
    int generation() {
        return generation;
    }

    RouteTable table() {
        return compiled.table();
    }

    List<PoolSpec> pools() {
        return compiled.pools();
    }

    List<ResourceProblem> warnings() {
        return warnings;
    }

    ResourcesState state() {
        return new ResourcesState(documents, refused, warnings, statuses());
    }

    /** The statuses, where a listener on a deaf port is not programmed. */
    List<ResourceStatus> statuses() {
        return deafPorts.isEmpty()
                ? compiled.statuses()
                : compiled.statuses().stream().map(this::heard).toList();
    }

    private ResourceStatus heard(ResourceStatus status) {
        List<ResourceStatus.Listener> listeners = status.listeners().stream()
                .map(listener -> heard(status, listener))
                .toList();
        return new ResourceStatus(status.key(), status.generation(), status.conditions(), status.parents(), listeners);
    }

    private ResourceStatus.Listener heard(ResourceStatus status, ResourceStatus.Listener listener) {
        String name = status.key().namespace() + "/" + status.key().name() + "/" + listener.name();
        String failure = compiled.table().listeners().stream()
                .filter(one -> one.name().equals(name))
                .map(one -> deafPorts.getOrDefault(one.port(), ""))
                .findFirst()
                .orElse("");
        return failure.isEmpty()
                ? listener
                : new ResourceStatus.Listener(
                        listener.name(), listener.attachedRoutes(), unprogrammed(listener.conditions(), failure));
    }

    private static List<Condition> unprogrammed(List<Condition> conditions, String failure) {
        return conditions.stream()
                .map(condition -> condition.type().equals("Programmed")
                        ? new Condition("Programmed", false, "PortUnavailable", failure)
                        : condition)
                .toList();
    }
}
