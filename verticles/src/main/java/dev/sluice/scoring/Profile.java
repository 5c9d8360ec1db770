package dev.sluice.scoring;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.Picker;
import dev.sluice.spi.Scorer;
import java.util.List;

/**
 * Filters, then scores, then picks. A plugin that throws is left out of that request: a filter keeps all, a scorer scores
 * 0, and in the place of a picker the highest score wins.
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
    private final PluginFailures failures;
    private final Totals totals = new Totals();
    private int turn;

    Profile(Steps steps, PluginFailures failures) {
        this.filters = steps.filters().toArray(NamedFilter[]::new);
        this.scorers = steps.scorers().toArray(WeightedScorer[]::new);
        this.picker = steps.picker();
        this.failures = failures;
    }

    /** The endpoints to try, in order; none where the filters leave none. The candidates are used up. */
    List<Endpoint> schedule(InferenceRequest request, Candidates candidates) {
        for (NamedFilter filter : filters) {
            if (candidates.isEmpty()) {
                return List.of();
            }
            apply(filter, request, candidates);
        }
        return candidates.isEmpty() ? List.of() : pick(scored(request, candidates));
    }

    private void apply(NamedFilter step, InferenceRequest request, Candidates candidates) {
        try {
            candidates.keep(step.filter().filter(request, candidates));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            failures.failed(step.name(), failure);
        }
    }

    private Totals scored(InferenceRequest request, Candidates candidates) {
        totals.reset(candidates);
        for (WeightedScorer step : scorers) {
            try {
                totals.add(step.weight(), step.scorer().score(request, candidates));
            } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
                failures.failed(step.name(), failure);
            }
        }
        return totals;
    }

    private List<Endpoint> pick(Totals totals) {
        try {
            List<Endpoint> picked = List.copyOf(picker.picker().pick(totals));
            if (!picked.isEmpty() && totals.include(picked)) {
                return picked;
            }
            throw new IllegalStateException("picked no endpoint, or one that is not a candidate");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            failures.failed(picker.name(), failure);
            return List.of(totals.highest(turn++));
        }
    }
}
