package dev.sluice.scheduling;

import dev.sluice.spi.Default;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;

/**
 * {@code context-length-aware}: a scorer, and a filter where {@code enableFiltering} is set, that compares the prompt's
 * estimated tokens with a label {@code min-max}. In the range:
 * {@code 0.3 + 0.7 · (0.7 / (1 + width / 10000) + 0.3 · (max − tokens) / width)}, 1 for a range of one length; outside:
 * {@code 0.3 / (1 + distance / 1000)}; without the label 0.5; with a label that cannot be read 0. The filter keeps the
 * endpoints in whose range the prompt lies and those without the label.
 */
public final class ContextLengthAwareFactory implements PluginFactory<ContextLengthAwareFactory.Parameters> {
    /**
     * Where the range stands.
     *
     * @param label key of the label
     * @param enableFiltering whether endpoints whose range does not hold the prompt are left out
     */
    public record Parameters(
            @Default("llm-d.ai/context-length-range") String label,
            @Default("false") boolean enableFiltering) {
        public Parameters {
            if (label.isEmpty()) {
                throw new IllegalArgumentException("wanted the key of a label, found an empty label");
            }
        }
    }

    @Override
    public String type() {
        return "context-length-aware";
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public Scorer create(Parameters parameters, PluginContext context) {
        return new ContextLengthAware(parameters.label(), parameters.enableFiltering());
    }
}
