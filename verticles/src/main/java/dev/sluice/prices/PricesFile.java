package dev.sluice.prices;

import dev.sluice.config.Binder;
import dev.sluice.config.ConfigurationException;
import dev.sluice.cost.Price;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Rates;
import dev.sluice.spi.Default;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a price list. */
public final class PricesFile {
    private static final int LARGEST = 4 * 1024 * 1024;

    private PricesFile() {}

    /** The whole file. */
    record Content(@Default("USD") String currency, List<Entry> prices) {
        Content {
            prices = List.copyOf(prices);
        }
    }

    /**
     * One price.
     *
     * @param from a day, from its beginning in UTC, or a time; since ever when missing
     * @param perMillion prices of a million tokens
     */
    record Entry(
            String model, Optional<String> backend, Optional<String> from, Optional<String> until, Rates perMillion) {
        Entry {
            from.ifPresent(text -> time("from", text));
            until.ifPresent(text -> time("until", text));
        }

        Price price() {
            return new Price(
                    model,
                    backend,
                    from.map(text -> time("from", text)).orElse(Instant.EPOCH),
                    until.map(text -> time("until", text)),
                    perMillion);
        }

        private static Instant time(String name, String text) {
            try {
                return text.contains("T")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException(
                        name + ": wanted a day such as 2026-01-31 or a time such as 2026-01-31T12:00:00Z, found "
                                + text,
                        wrong);
            }
        }
    }

    /**
     * The list in a text of YAML or JSON.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    public static PriceList read(String text) {
        Content content = content(text);
        List<Price> prices = new ArrayList<>();
        content.prices().forEach(entry -> prices.add(entry.price()));
        try {
            return new PriceList(content.currency(), prices);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("prices", String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * The list in a text that takes the place of another: in the same currency, in which budgets are counted.
     *
     * @throws ConfigurationException for the first thing wrong
     */
    static PriceList after(PriceList before, String text) {
        PriceList list = read(text);
        if (!list.currency().equals(before.currency())) {
            throw new ConfigurationException(
                    "currency",
                    "wanted " + before.currency() + ", as budgets are counted in it until the next start, found "
                            + list.currency());
        }
        return list;
    }

    @SuppressWarnings("unchecked") // The binder takes keys as text, whatever they are.
    private static Content content(String text) {
        if (text.length() > LARGEST) {
            throw new ConfigurationException("", "wanted a file of at most 4 MiB");
        }
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            if (content instanceof Map<?, ?> map) {
                return Binder.bind("", (Map<String, ?>) map, Content.class);
            }
            throw new ConfigurationException("", "wanted an object with prices");
        } catch (YamlEngineException broken) {
            throw new ConfigurationException("", "not YAML: " + broken.getMessage());
        }
    }
}
