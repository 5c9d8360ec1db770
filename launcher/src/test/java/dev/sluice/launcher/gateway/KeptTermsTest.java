package dev.sluice.launcher.gateway;

import static dev.sluice.launcher.gateway.Configurations.verticle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.caller.TermsKept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTermsTest {
    @TempDir
    Path directory;

    private static TermsKept of(String... verticles) {
        return of(Arrays.stream(verticles).map(name -> (Map<String, ?>) verticle(name)));
    }

    private static TermsKept of(Stream<Map<String, ?>> verticles) {
        return Configurations.of(Map.of("verticles", verticles.toList())).keptTerms();
    }

    private TermsKept priced(String prices) throws IOException {
        Path file = Files.writeString(directory.resolve("prices.yaml"), prices);
        return of(Stream.of(
                verticle("identity"),
                verticle("quota"),
                Map.of("verticle", "prices", "options", Map.of("file", file.toString()))));
    }

    @Test
    void are_none_where_nobody_counts() {
        assertThat(of("identity")).isEqualTo(TermsKept.NONE);
        assertThat(of("identity", "prices")).isEqualTo(TermsKept.NONE);
    }

    @Test
    void are_limits_alone_where_nobody_knows_prices() {
        assertThat(of("identity", "quota")).isEqualTo(new TermsKept(true, Optional.empty()));
    }

    @Test
    void are_budgets_in_the_currency_of_the_price_list() throws IOException {
        assertThat(priced("{currency: EUR, prices: []}")).isEqualTo(new TermsKept(true, Optional.of("EUR")));
    }

    @Test
    void cannot_be_told_by_a_price_list_that_is_wrong() {
        assertThatThrownBy(() -> priced("prices: 7"))
                .hasMessageStartingWith(directory.resolve("prices.yaml") + ": prices: wanted a list");
    }

    @Test
    void go_by_no_price_list_where_there_are_no_keys() {
        assertThat(of("quota", "prices")).isEqualTo(new TermsKept(true, Optional.empty()));
    }
}
