package dev.sluice.message;

import java.util.List;

/**
 * A request is let in, and what it is expected to use is reserved until it is settled.
 *
 * @param reservation names what is to be settled
 * @param standings how each limit that holds for it stands now, those without effect left out
 */
public record Admitted(long reservation, List<Standing> standings) {
    public Admitted {
        standings = List.copyOf(standings);
    }
}
