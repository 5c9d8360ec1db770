package dev.sluice.message;

import java.util.List;

/**
 * What one gateway has in flight at the endpoints of a pool.
 *
 * @param gateway the id of the member
 * @param whole whether nothing is in flight at the endpoints that are not mentioned; otherwise those are as they were
 * @param counts as they are now, not by how much they changed
 */
public record InFlightShare(String pool, String gateway, boolean whole, List<InFlightCount> counts) {
    public InFlightShare {
        counts = List.copyOf(counts);
    }
}
