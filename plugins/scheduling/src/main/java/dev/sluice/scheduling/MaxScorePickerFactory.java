package dev.sluice.scheduling;

import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/** {@code max-score-picker}: picks the endpoints with the highest scores, in that order; ties are broken at random. */
public final class MaxScorePickerFactory implements PluginFactory<PickerParameters> {
    @Override
    public String type() {
        return "max-score-picker";
    }

    @Override
    public Class<PickerParameters> parametersType() {
        return PickerParameters.class;
    }

    @Override
    public Picker create(PickerParameters parameters, PluginContext context) {
        return new RankingPicker(parameters.maxNumOfEndpoints(), context.random(), score -> score);
    }
}
