package dev.sluice.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Default;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ValidationOptionsTest {
    @Test
    void has_the_same_defaults_in_configuration_and_in_code() {
        assertThat(Arrays.stream(ValidationOptions.class.getRecordComponents())
                        .map(component -> component.getAnnotation(Default.class).value()))
                .containsExactly(
                        String.valueOf(ValidationOptions.DEFAULT.maxNestingDepth()),
                        String.valueOf(ValidationOptions.DEFAULT.maxNameLength()),
                        String.valueOf(ValidationOptions.DEFAULT.maxNumberLength()),
                        String.valueOf(ValidationOptions.DEFAULT.maxPromptParts()),
                        String.valueOf(ValidationOptions.DEFAULT.maxPrefixBlocks()));
    }

    @Test
    void refuses_limits_that_make_no_sense() {
        assertThatThrownBy(() -> new ValidationOptions(2, 1024, 256, 100, 100))
                .hasMessage("wanted maxNestingDepth of 8 or more, found 2");
        assertThatThrownBy(() -> new ValidationOptions(5000, 1024, 256, 100, 100))
                .hasMessage("wanted maxNestingDepth of 1000 or less, found 5000");
    }
}
