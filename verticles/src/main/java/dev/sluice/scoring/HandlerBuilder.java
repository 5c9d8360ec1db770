package dev.sluice.scoring;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.Nearest;
import dev.sluice.message.PickerSpec.PluginSpec;
import dev.sluice.spi.PrefixMatches;
import dev.sluice.spi.Producers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds what says which of a picker's profiles run. */
final class HandlerBuilder {
    private final String path;
    private final DeclaredPlugins declared;
    private final Producers producers;
    private final PluginFailures failures;

    HandlerBuilder(String path, DeclaredPlugins declared, Producers producers, PluginFailures failures) {
        this.path = path;
        this.declared = declared;
        this.producers = producers;
        this.failures = failures;
    }

    /**
     * Builds it.
     *
     * @param profiles by their names
     * @throws ConfigurationException when there are two handlers, or profiles that the handler does not run
     */
    ProfileHandler build(Map<String, Profile> profiles) {
        List<Declared> handlers = declared.handlers();
        if (handlers.size() > 1) {
            throw new ConfigurationException(
                    handlers.get(1).path() + ".type",
                    "wanted one profile handler, found "
                            + handlers.get(0).spec().name() + " and "
                            + handlers.get(1).spec().name());
        }
        return handlers.isEmpty() || handlers.get(0).spec().type().equals(HandlerTypes.SINGLE)
                ? single(profiles)
                : disaggregated(handlers.get(0), profiles);
    }

    private ProfileHandler single(Map<String, Profile> profiles) {
        if (profiles.size() != 1) {
            throw new ConfigurationException(
                    path + ".schedulingProfiles",
                    "wanted one profile, as " + HandlerTypes.SINGLE + " runs one and there is no "
                            + HandlerTypes.DISAGGREGATED + ", found " + profiles.size());
        }
        Profile only = profiles.values().iterator().next();
        return (request, candidates, witness) -> Choice.of(only.schedule(request, candidates, witness));
    }

    private ProfileHandler disaggregated(Declared handler, Map<String, Profile> profiles) {
        DisaggParameters parameters = handler.spec().type().equals(HandlerTypes.DISAGGREGATED)
                ? parameters(handler, DisaggParameters.class)
                : parameters(handler, PdParameters.class).disagg();
        var stages = new DisaggregatedProfiles.Stages(
                profile(parameters.profiles().decode(), profiles),
                profile(parameters.profiles().prefill(), profiles));
        Decider decider =
                parameters.decider().map(name -> decider(handler, name)).orElse(Decider.ALWAYS);
        var manner = new DisaggregatedProfiles.Manner(parameters.stageOrder(), parameters.legs());
        return new DisaggregatedProfiles(stages, manner, decider, failures);
    }

    private Profile profile(String name, Map<String, Profile> profiles) {
        return Optional.ofNullable(profiles.get(name))
                .orElseThrow(() -> new ConfigurationException(
                        path + ".schedulingProfiles",
                        "no profile is named " + name + Nearest.hint(name, profiles.keySet())));
    }

    private Decider decider(Declared handler, String name) {
        List<String> names =
                declared.deciders().stream().map(one -> one.spec().name()).toList();
        Declared found = declared.deciders().stream()
                .filter(one -> one.spec().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        handler.path() + ".parameters.deciders.prefill",
                        "no decider is named " + name + Nearest.hint(name, names)));
        PluginSpec spec = found.spec();
        if (spec.type().equals(HandlerTypes.PREFIX_BASED)) {
            return prefixBased(found);
        }
        if (!spec.parameters().isEmpty()) {
            throw new ConfigurationException(
                    found.path() + ".parameters", "wanted none, as " + spec.type() + " takes none");
        }
        return spec.type().equals(HandlerTypes.ALWAYS) ? Decider.ALWAYS : Decider.WITH_MEDIA;
    }

    private Decider prefixBased(Declared decider) {
        var parameters = parameters(decider, PrefixBasedDecider.Parameters.class);
        try {
            return new PrefixBasedDecider(
                    parameters, producers.need(PrefixMatches.class, parameters.prefixMatchInfoProducerName()));
        } catch (ConfigurationException wrong) {
            throw wrong;
        } catch (IllegalArgumentException unusable) {
            throw new ConfigurationException(decider.path() + ".parameters", String.valueOf(unusable.getMessage()));
        }
    }

    private static <R extends Record> R parameters(Declared plugin, Class<R> type) {
        return Binder.bind(plugin.path() + ".parameters", plugin.spec().parameters(), type);
    }
}
