package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.Binder;
import dev.sluice.cost.PriceList;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.Addresses;
import dev.sluice.message.Prices;
import dev.sluice.prices.PricesFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of the page on limits are true. */
class LimitsPageTest {
    /** Options, prices where there are some, and a table of requests. */
    record Example(String options, Optional<String> prices, List<Map<String, String>> requests) {
        @Override
        public String toString() {
            return options;
        }
    }

    static Stream<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Optional<String> prices = Optional.empty();
        Optional<String> options = Optional.empty();
        for (PageBlock block : PageBlock.of(page())) {
            if (block.language().equals("yaml")) {
                prices = Optional.of(block.text());
            } else if (block.language().equals("json")) {
                options = Optional.of(block.text());
            } else if (block.text().startsWith("| at |")) {
                examples.add(new Example(options.orElseThrow(), prices, block.rows()));
                prices = Optional.empty();
            }
        }
        return examples.stream();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "limits.md"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void tells_what_becomes_of_each_request(Example example) {
        QuotaOptions options = Binder.bind("", new JsonObject(example.options()).getMap(), QuotaOptions.class);
        PageClock clock = new PageClock();
        try (Counting counting = new Counting()) {
            counting.deploy(options, false, clock);
            Optional<PriceList> prices = example.prices().map(PricesFile::read);
            prices.ifPresent(list -> counting.bus.publish(Addresses.PRICES, new Prices(list)));
            for (Map<String, String> row : example.requests()) {
                clock.set(row.get("at"));
                PageRequest request = new PageRequest(row);
                assertThat(request.answer(counting, options, prices))
                        .as(row.toString())
                        .isEqualTo(row.get("answer"));
            }
        }
    }

    @Test
    void has_an_example_of_limits_guesses_selectors_shadows_and_budgets() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void tells_the_parts_of_windows_and_the_lives_of_shares() throws IOException {
        List<Map<String, String>> rows = PageBlock.of(page()).stream()
                .filter(block -> block.text().startsWith("| window |"))
                .findFirst()
                .orElseThrow()
                .rows();
        assertThat(rows).hasSize(4).allSatisfy(row -> {
            WindowSpec window = WindowSpec.sliding(1, Duration.ofSeconds(number(row, "window")));
            assertThat(window.partMillis()).isEqualTo(number(row, "part"));
            assertThat(window.leaseLifeMillis()).isEqualTo(number(row, "life of a share"));
        });
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column).split(" ", 2)[0]);
    }
}
