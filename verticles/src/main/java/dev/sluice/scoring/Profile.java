package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Picker;
import dev.sluice.spi.Scorer;
import java.util.List;

/**
 * Filters, then scores, then picks. A plugin that throws, takes too long or rests is left out of that request: a filter
 * keeps all, a scorer scores 0, and in the place of a picker the highest score wins.
 */
public final class Profile {
    /** A filter by its name in the configuration. */
    record NamedFilter(String name, Filter filter) {}

    /** A scorer by its name in the configuration; its scores are multiplied by the weight. */
    record WeightedScorer(String name, double weight, Scorer scorer) {}

    /** A picker by its name in the configuration. */
    record NamedPicker(String name, Picker picker) {}

    /** The plugins of a profile, in order. */
    record Steps(List<NamedFilter> filters, List<WeightedScorer> scorers, NamedPicker picker) {
        Steps {
            filters = List.copyOf(filters);
            scorers = List.copyOf(scorers);
        }
    }

    private final NamedFilter[] filters;
    private final WeightedScorer[] scorers;
    private final NamedPicker picker;
    private final PluginWatches watches;
    private final PluginWatch[] filterWatches;
    private final PluginWatch[] scorerWatches;
    private final PluginWatch pickerWatch;
    private final Totals totals = new Totals();
    private Witness witness = Witness.NONE;
    private int turn;

    /** A profile whose plugins have all the time they want. */
    Profile(Steps steps, PluginFailures failures) {
        this(steps, new PluginWatches(failures, PluginBudget.UNLIMITED));
    }

    Profile(Steps steps, PluginWatches watches) {
        this.filters = steps.filters().toArray(NamedFilter[]::new);
        this.scorers = steps.scorers().toArray(WeightedScorer[]::new);
        this.picker = steps.picker();
        this.watches = watches;
        this.filterWatches =
                steps.filters().stream().map(step -> watches.over(step.name())).toArray(PluginWatch[]::new);
        this.scorerWatches =
                steps.scorers().stream().map(step -> watches.over(step.name())).toArray(PluginWatch[]::new);
        this.pickerWatch = watches.over(picker.name());
    }

    /** The endpoints to try, in order; none where the filters leave none. The candidates are used up. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates) {
        return schedule(request, candidates, Witness.NONE);
    }

    /** The same, before a witness. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates, Witness present) {
        witness = present;
        witness.begins(candidates);
        watches.start();
        for (int step = 0; step < filters.length; step++) {
            if (candidates.isEmpty()) {
                return List.of();
            }
            if (!filterWatches[step].rests()) {
                apply(step, request, candidates);
            }
        }
        return candidates.isEmpty() ? List.of() : pick(scored(request, candidates));
    }

    private void apply(int step, InferenceRequest request, Candidates candidates) {
        PluginWatch watch = filterWatches[step];
        try {
            int kept = candidates.test(filters[step].filter().filter(request, candidates));
            if (watch.inTime()) {
                candidates.keep(kept);
                witness.filtered(filters[step].name(), candidates);
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            watch.failed(failure);
        }
    }

    private Totals scored(InferenceRequest request, Candidates candidates) {
        totals.reset(candidates);
        for (int step = 0; step < scorers.length; step++) {
            if (!scorerWatches[step].rests()) {
                score(step, request, candidates);
            }
        }
        return totals;
    }

    private void score(int step, InferenceRequest request, Candidates candidates) {
        PluginWatch watch = scorerWatches[step];
        try {
            totals.ask(scorers[step].scorer().score(request, candidates));
            if (watch.inTime()) {
                totals.add(scorers[step].weight());
                witness.scored(scorers[step].name(), scorers[step].weight(), totals);
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            watch.failed(failure);
        }
    }

    private List<Endpoint> pick(Totals totals) {
        List<Endpoint> picked = pickerWatch.rests() ? List.of() : asked(totals);
        List<Endpoint> ordered = picked.isEmpty() ? List.of(totals.highest(turn++)) : picked;
        witness.picked(ordered);
        return ordered;
    }

    /** What the picker picks; nothing where it is of no use. */
    private List<Endpoint> asked(Totals totals) {
        try {
            List<Endpoint> picked = List.copyOf(picker.picker().pick(totals));
            if (picked.isEmpty() || !totals.include(picked)) {
                throw new IllegalStateException("picked no endpoint, or one that is not a candidate");
            }
            return pickerWatch.inTime() ? picked : List.of();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            pickerWatch.failed(failure);
            return List.of();
        }
    }
}
