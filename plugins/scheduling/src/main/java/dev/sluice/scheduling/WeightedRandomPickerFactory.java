package dev.sluice.scheduling;

import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import java.util.random.RandomGenerator;

/**
 * {@code weighted-random-picker}: picks at random, each endpoint in proportion to its score. Endpoints with score 0 come
 * last; where all scores are 0, all have the same chance.
 *
 * <p>By Efraimidis and Spirakis (A-Res): the highest keys {@code U^(1/score)} with U uniform in (0, 1]. The logarithm of
 * the key orders alike and does not vanish for small scores.
 */
public final class WeightedRandomPickerFactory implements PluginFactory<PickerParameters> {
    @Override
    public String type() {
        return "weighted-random-picker";
    }

    @Override
    public Class<PickerParameters> parametersType() {
        return PickerParameters.class;
    }

    @Override
    public Picker create(PickerParameters parameters, PluginContext context) {
        RandomGenerator random = context.random();
        return new RankingPicker(parameters.maxNumOfEndpoints(), random, score -> logarithmOfKey(random, score));
    }

    private static double logarithmOfKey(RandomGenerator random, double score) {
        return score > 0 ? Math.log(1 - random.nextDouble()) / score : Double.NEGATIVE_INFINITY;
    }
}
