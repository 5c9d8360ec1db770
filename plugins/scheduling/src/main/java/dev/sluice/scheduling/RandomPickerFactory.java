package dev.sluice.scheduling;

import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;

/** {@code random-picker}: picks any endpoints, whatever their scores. */
public final class RandomPickerFactory implements PluginFactory<PickerParameters> {
    @Override
    public String type() {
        return "random-picker";
    }

    @Override
    public Class<PickerParameters> parametersType() {
        return PickerParameters.class;
    }

    @Override
    public Picker create(PickerParameters parameters, PluginContext context) {
        return new RankingPicker(parameters.maxNumOfEndpoints(), context.random(), score -> 0);
    }
}
