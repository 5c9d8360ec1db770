package dev.sluice.resources.compile;

import dev.sluice.message.PoolSpec;
import dev.sluice.message.ResourceProblem;
import dev.sluice.message.ResourceStatus;
import dev.sluice.routing.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a set of documents means.
 *
 * @param warnings what is accepted and has no effect
 * @param unkeptLimits why limits cannot be kept as they are written
 * @param refusedPickers why the picker of a pool cannot be read, by the pool's name; the pool is given the usual one
 */
public record Compiled(
        RouteTable table,
        List<PoolSpec> pools,
        List<ResourceStatus> statuses,
        List<ResourceProblem> warnings,
        List<ResourceProblem> unkeptLimits,
        Map<String, ResourceProblem> refusedPickers) {
    /** A meaning of documents whose pickers can all be read and whose limits can all be kept. */
    public Compiled(
            RouteTable table, List<PoolSpec> pools, List<ResourceStatus> statuses, List<ResourceProblem> warnings) {
        this(table, pools, statuses, warnings, List.of(), Map.of());
    }

    /** The same with other pools. */
    public Compiled with(List<PoolSpec> others) {
        return new Compiled(table, others, statuses, warnings, unkeptLimits, refusedPickers);
    }

    /** The same with another limit that cannot be kept. */
    public Compiled withUnkept(ResourceProblem limit) {
        List<ResourceProblem> all = new ArrayList<>(unkeptLimits);
        all.add(limit);
        return new Compiled(table, pools, statuses, warnings, all, refusedPickers);
    }

    /** What documents are not taken for that are to be taken all or not at all. */
    public List<ResourceProblem> refused() {
        return Stream.concat(new TreeMap<>(refusedPickers).values().stream(), unkeptLimits.stream())
                .toList();
    }

    public Compiled {
        pools = List.copyOf(pools);
        statuses = List.copyOf(statuses);
        warnings = List.copyOf(warnings);
        unkeptLimits = List.copyOf(unkeptLimits);
        refusedPickers = Map.copyOf(refusedPickers);
    }
}
