package dev.sluice.resources.compile;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.routing.RouteTable;
import java.util.List;

/**
 * What a set of documents means.
 *
 * @param warnings what is accepted and has no effect
 */
public record Compiled(
        RouteTable table, List<PoolSpec> pools, List<ResourceStatus> statuses, List<ResourceProblem> warnings) {
    public Compiled {
        pools = List.copyOf(pools);
        statuses = List.copyOf(statuses);
        warnings = List.copyOf(warnings);
    }
}
