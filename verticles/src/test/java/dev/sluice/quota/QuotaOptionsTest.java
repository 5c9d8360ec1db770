package dev.sluice.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.caller.Period;
import dev.sluice.config.Binder;
import dev.sluice.counting.WindowSpec;
import dev.sluice.limits.LimitRule;
import dev.sluice.limits.LimitUnit;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaOptionsTest {
    private static QuotaOptions read(String json) {
        return Binder.bind("", new JsonObject(json.replace('\'', '"')).getMap(), QuotaOptions.class);
    }

    @Test
    void makes_rules_of_limits_and_budgets() {
        List<LimitRule> rules =
                read("{'limits':[{'name':'tenants','when':[{'attribute':'header:X-Tier','is':'trial','not':true}],"
                                + "'each':['tenant','model'],'tokens':100000,'per':'minute','strict':true}],"
                                + "'budgets':[{'name':'teams','each':['tenant'],'amount':20.5,'per':'month','shadow':true}]}")
                        .groups()
                        .get(0)
                        .rules();

        assertThat(rules.get(0)).satisfies(tenants -> {
            assertThat(tenants.selectors()).asString().isEqualTo("[not header:x-tier = trial]");
            assertThat(tenants.per()).asString().isEqualTo("[tenant, model]");
            assertThat(tenants.window()).isEqualTo(WindowSpec.sliding(100_000, Duration.ofMinutes(1)));
            assertThat(tenants.strict()).isTrue();
        });
        assertThat(rules.get(1)).satisfies(teams -> {
            assertThat(LimitUnit.of(teams.measure())).isEqualTo(LimitUnit.MONEY);
            assertThat(teams.window()).isEqualTo(WindowSpec.fixed(20_500_000, WindowSpec.MONTH));
            assertThat(teams.shadow()).isTrue();
        });
    }

    /** 10 tokens in and 90 out are 370. */
    @Test
    void counts_what_a_formula_makes_of_tokens() {
        LimitRule weighted =
                read("{'limits':[{'name':'weighted','cost':{'formula':'input_tokens + 4u*output_tokens','most':1000},"
                                + "'per':'hour'}]}")
                        .groups()
                        .get(0)
                        .rules()
                        .get(0);

        assertThat(weighted.window()).isEqualTo(WindowSpec.sliding(1000, Duration.ofHours(1)));
        try (Counting counting = Counting.alone()) {
            assertThat(Counting.left(counting.admit(100, weighted))).isEqualTo(630);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 4503599628.0, 1e300, Double.NaN})
    void wants_an_amount_that_can_be_counted(double amount) {
        assertThatThrownBy(() -> new BudgetOptions("a", List.of(), List.of(), amount, "USD", Period.DAY, false, false))
                .hasMessageContaining("wanted an amount above 0 and up to 4503599627, found");
    }

    @Test
    void limits_nothing_where_nothing_is_configured() {
        assertThat(read("{}").groups()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'name':'a','per':'minute'}; wanted one of tokens, requests and cost, found 0",
                "{'name':'a','tokens':1,'requests':1,'per':'minute'}; wanted one of tokens, requests and cost, found 2",
                "{'name':'a','tokens':1,'cost':{'formula':'1u','most':1},'per':'minute'}; wanted one of tokens, requests and cost, found 2",
                "{'name':'a','cost':{'formula':'input_tokens +','most':1},'per':'minute'}; not an expression of CEL",
                "{'name':'a','cost':{'formula':'input_tokens','most':0},'per':'minute'}; wanted 1 to 4503599627370496, found 0",
                "{'name':'a','requests':4503599627370497,'per':'minute'}; wanted 1 to 4503599627370496",
                "{'name':'a','tokens':0,'per':'minute'}; wanted 1 to 4503599627370496, found 0",
                "{'name':'key tokens','tokens':1,'per':'minute'}; that does not begin with",
                "{'name':'a','tokens':1,'per':'minute','each':['user']}; wanted key, owner, tenant, model, source",
                "{'name':'a','tokens':1,'per':'minute','when':[{'attribute':'key','within':'10.0.0.0/8'}]}; wanted within for source alone",
                "{'name':'a','tokens':1,'per':'minute','when':[{'attribute':'source','within':'10.0.0.0/40'}]}; wanted a network",
                "{'name':'a','tokens':1,'per':'minute','when':[{'attribute':'key','is':'a','matches':'b'}]}; wanted one of is, matches and within"
            })
    void says_what_is_wrong_with_a_limit(String limit, String sentence) {
        assertThatThrownBy(() -> read("{'limits':[" + limit + "]}"))
                .hasMessageContaining("limits[0]")
                .hasMessageContaining(sentence);
    }

    @Test
    void wants_different_names() {
        String limit = "{'name':'a','tokens':1,'per':'minute'}";
        assertThatThrownBy(() -> read("{'limits':[" + limit + "," + limit + "]}"))
                .hasMessageContaining("wanted different names, found a twice");
    }
}
