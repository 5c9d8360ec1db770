package dev.sluice.resources.document;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** Looks at how deeply a text is nested, before anything that recurses sees it. */
final class Depth {
    private Depth() {}

    static void check(int firstLine, String yaml, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(yaml)) {
            depth += change(event.getEventId());
            if (depth > DocumentReader.DEEPEST) {
                int line = event.getStartMark().map(mark -> mark.getLine()).orElse(0);
                throw new RefusedException(firstLine + line, "", "is nested deeper than " + DocumentReader.DEEPEST);
            }
        }
    }

    private static int change(Event.ID id) {
        return switch (id) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
        };
    }
}
