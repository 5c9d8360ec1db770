package dev.sluice.message;

import java.util.List;

/**
 * How the documents stand.
 *
 * @param documents in force
 * @param refused why the newest set is not in force; empty where it is
 * @param warnings what is accepted and has no effect
 * @param statuses of the set in force, in the order of kinds and names
 */
public record ResourcesState(
        int documents, List<ResourceProblem> refused, List<ResourceProblem> warnings, List<ResourceStatus> statuses) {
    public ResourcesState {
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
        statuses = List.copyOf(statuses);
    }
}
