package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PluginFactory;
import dev.sluice.spi.Scorer;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PluginContractTest {
    private static final Scorer CONSTANT = (request, candidates) -> endpoint -> 1;

    @Test
    void notices_a_factory_that_no_service_file_names() {
        fails(contract("constant-scorer")::is_offered_to_the_service_loader);
    }

    @Test
    void notices_a_type_in_camel_case() {
        fails(contract("constantScorer")::has_a_type_in_lower_case_words_joined_by_hyphens);
    }

    @Test
    void notices_parameters_that_configuration_cannot_reach() {
        fails(new HiddenContract()::has_parameters_that_configuration_can_fill);
    }

    @Test
    void notices_unusable_parameters_that_pass() {
        fails(() -> new HiddenContract().refuses_unusable_parameters().forEach(test -> runs(test.getExecutable())));
    }

    private static ScorerContract<?> contract(String type) {
        return new OneOffScorerContract(new OneOffFactory(type, CONSTANT));
    }

    private static void fails(Executable promise) {
        assertThatThrownBy(promise::execute).isInstanceOf(AssertionError.class);
    }

    private static void runs(Executable test) {
        try {
            test.execute();
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    record Hidden(int wanted) {}

    static final class HiddenContract extends ScorerContract<Hidden> {
        @Override
        protected PluginFactory<Hidden> factory() {
            return new PluginFactory<>() {
                @Override
                public String type() {
                    return "hidden-scorer";
                }

                @Override
                public Class<Hidden> parametersType() {
                    return Hidden.class;
                }

                @Override
                public Scorer create(Hidden parameters, PluginContext context) {
                    return CONSTANT;
                }
            };
        }

        @Override
        protected Hidden parameters() {
            return new Hidden(1);
        }

        @Override
        protected List<Supplier<Hidden>> unusableParameters() {
            return List.of(() -> new Hidden(-1));
        }
    }
}
