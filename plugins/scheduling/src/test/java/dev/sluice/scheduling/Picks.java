package dev.sluice.scheduling;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Picker;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.Scores;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pickers do over many picks, with dice of a fixed seed. */
final class Picks {
    static final int MANY = 40_000;

    private Picks() {}

    static Picker picker(PluginFactory<PickerParameters> factory, int maxNumOfEndpoints) {
        var context = new PluginContext(new SplittableRandom(11), InstantSource.system());
        return (Picker) factory.create(new PickerParameters(maxNumOfEndpoints), context);
    }

    static List<String> pick(Picker picker, double... scores) {
        return picker.pick(Scores.scored(scores)).stream().map(Endpoint::name).toList();
    }

    /** The share of picks in which each endpoint comes at a place of the list, counted from 0. */
    static Map<String, Double> shares(Picker picker, int place, double... scores) {
        return Stream.generate(() -> pick(picker, scores).get(place))
                .limit(MANY)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingDouble(name -> 1.0 / MANY)));
    }
}
