package dev.sluice.resources.compile;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.routing.RouteTable;
import java.util.List;
import java.util.Map;

/**
 * What a set of documents means.
 *
 * @param warnings what is accepted and has no effect
 * @param refusedPickers why the picker of a pool cannot be read, by the pool's name; the pool is given the usual one
 */
public record Compiled(
        RouteTable table,
        List<PoolSpec> pools,
        List<ResourceStatus> statuses,
        List<ResourceProblem> warnings,
        Map<String, ResourceProblem> refusedPickers) {
    /** A meaning of documents whose pickers can all be read. */
    public Compiled(
            RouteTable table, List<PoolSpec> pools, List<ResourceStatus> statuses, List<ResourceProblem> warnings) {
        this(table, pools, statuses, warnings, Map.of());
    }

    /** The same with other pools. */
    public Compiled with(List<PoolSpec> others) {
        return new Compiled(table, others, statuses, warnings, refusedPickers);
    }

    public Compiled {
        pools = List.copyOf(pools);
        statuses = List.copyOf(statuses);
        warnings = List.copyOf(warnings);
        refusedPickers = Map.copyOf(refusedPickers);
    }
}
