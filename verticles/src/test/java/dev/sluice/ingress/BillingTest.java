package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cost.CelFormula;
import dev.sluice.cost.CostNumbers;
import dev.sluice.cost.Price;
import dev.sluice.cost.PriceList;
import dev.sluice.cost.Rates;
import dev.sluice.cost.RequestCost;
import dev.sluice.cost.RequestCosts;
import dev.sluice.message.Addresses;
import dev.sluice.message.Bill;
import dev.sluice.message.Prices;
import dev.sluice.routing.RouteRule;
import io.vertx.core.http.HttpMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingTest {
    private static final RequestCosts COSTS = RequestCosts.of(List.of(
            cost("sum", "total_tokens"),
            cost("dear", "model == 'far' && backend == 'one.default' && route_name == 'default/ai' ? 7u : 1u"),
            cost("less", "output_tokens - input_tokens")));
    private static final PriceList LIST = new PriceList(
            "USD", List.of(new Price("far", Optional.empty(), Instant.EPOCH, Optional.empty(), rates("0.15", "0.6"))));

    private final IngressFixture ingress = new IngressFixture();

    @AfterEach
    void close() {
        ingress.close();
    }

    @BeforeEach
    void tellPrices() {
        ingress.bus.publish(Addresses.PRICES, new Prices(LIST));
    }

    private static RequestCost cost(String key, String expression) {
        return new RequestCost(key, CelFormula.compile(expression));
    }

    private static Rates rates(String input, String output) {
        return new Rates(
                Optional.of(new BigDecimal(input)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(output)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Bill billOf(String answer, String backendModel) {
        RouteRule rule = Rules.model(
                "near", Rules.renamed(Rules.provider("default/one", ingress.answering(answer)), backendModel));
        ingress.route(Rules.with(rule, COSTS));
        ingress.routed(HttpMethod.POST, "/v1/chat/completions", "{\"model\":\"near\"}");
        return ingress.onlyCompleted().bill();
    }

    @Test
    void makes_the_numbers_of_the_route_and_the_price_of_the_model_that_answered() {
        Bill bill = billOf("{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":21}}", "far");

        assertThat(bill.numbers()).isEqualTo(new CostNumbers(Map.of("sum", 121L, "dear", 7L), List.of("less")));
        // 100 * 0.15 + 21 * 0.6 = 27.6 millionths.
        assertThat(bill.charge().orElseThrow().amount().orElseThrow()).isEqualByComparingTo("0.0000276");
    }

    @Test
    void names_no_amount_for_a_model_without_a_price() {
        Bill bill = billOf("{\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":21}}", "farther");

        assertThat(bill.charge().orElseThrow().amount()).isEmpty();
        assertThat(bill.numbers().values()).containsEntry("dear", 1L);
    }

    @Test
    void bills_nothing_for_an_answer_without_tokens() {
        assertThat(billOf("{}", "far")).isEqualTo(Bill.NONE);
    }
}
