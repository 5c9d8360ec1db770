package dev.sluice.bench.quality;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.ScoredEndpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@code power-of-two-picker}: the one of two with fewer requests in flight, whatever the scores; any others after it. */
public final class PowerOfTwoPickerFactory implements PluginFactory<PickerParameters> {
    static final String TYPE = "power-of-two-picker";

    private record PowerOfTwo(int limit, RandomGenerator random) implements Picker {
        @Override
        public List<Endpoint> pick(List<ScoredEndpoint> candidates) {
            List<Endpoint> shuffled = new ArrayList<>();
            candidates.forEach(candidate -> shuffled.add(candidate.endpoint()));
            for (int index = shuffled.size() - 1; index > 0; index--) {
                Collections.swap(shuffled, index, random.nextInt(index + 1));
            }
            if (shuffled.size() > 1
                    && shuffled.get(1).inFlightRequests() < shuffled.get(0).inFlightRequests()) {
                Collections.swap(shuffled, 0, 1);
            }
            return shuffled.subList(0, Math.min(limit, shuffled.size()));
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
        return new PowerOfTwo(parameters.maxNumOfEndpoints(), context.random());
    }
}
