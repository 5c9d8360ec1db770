package dev.sluice.bench.quality;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.ScoredEndpoint;
import java.util.ArrayList;
import java.util.List;

/** {@code round-robin-picker}: one after another, whatever the scores. */
public final class RoundRobinPickerFactory implements PluginFactory<PickerParameters> {
    static final String TYPE = "round-robin-picker";

    private static final class RoundRobin implements Picker {
        private final int limit;
        private int turn;

        RoundRobin(int limit) {
            this.limit = limit;
        }

        @Override
        public List<Endpoint> pick(List<ScoredEndpoint> candidates) {
            List<Endpoint> picked = new ArrayList<>();
            for (int index = 0; index < Math.min(limit, candidates.size()); index++) {
                picked.add(candidates
                        .get(Math.floorMod(turn + index, candidates.size()))
                        .endpoint());
            }
            turn++;
            return picked;
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<PickerParameters> parametersType() {
        return PickerParameters.class;
    }

    @Override
    public Picker create(PickerParameters parameters, PluginContext context) {
        return new RoundRobin(parameters.maxNumOfEndpoints());
    }
}
