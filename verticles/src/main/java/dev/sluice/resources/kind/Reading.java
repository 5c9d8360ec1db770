package dev.sluice.resources.kind;

import dev.sluice.message.ResourceProblem;
import java.util.List;
import java.util.Optional;

/**
 * What became of a document.
 *
 * @param resource the document understood; empty where it is refused or passed over
 * @param refused why it is refused
 * @param warnings what of it has no effect, and fields that are not known
 */
public record Reading(Optional<Resource<?>> resource, List<ResourceProblem> refused, List<ResourceProblem> warnings) {
    public Reading {
        refused = List.copyOf(refused);
        warnings = List.copyOf(warnings);
    }
}
