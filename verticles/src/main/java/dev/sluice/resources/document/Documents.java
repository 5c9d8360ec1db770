package dev.sluice.resources.document;

import dev.sluice.message.ResourceProblem;
import java.util.List;

/** What a text holds: its documents, and what could not be read. */
public record Documents(List<Document> documents, List<ResourceProblem> refused) {
    public Documents {
        documents = List.copyOf(documents);
        refused = List.copyOf(refused);
    }
}
