package dev.sluice.scoring;

import static dev.sluice.scoring.Fixtures.LEAST_IN_FLIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.config.ConfigurationException;
import dev.sluice.message.EndpointSpec;
import dev.sluice.message.Placed;
import dev.sluice.message.Placement;
import dev.sluice.message.PluginCatalog;
import dev.sluice.message.PoolSpec;
import dev.sluice.message.Prefill;
import dev.sluice.message.Prefill.Legs;
import dev.sluice.message.Released;
import dev.sluice.picker.PickerText;
import dev.sluice.problem.ProblemException;
import dev.sluice.spi.DataProducer;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.InferenceRequest;
import dev.sluice.spi.PluginContext;
import dev.sluice.spi.PrefixMatches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DisaggregationTest {
    private static final String ROLE = "llm-d.ai/role";

    /** Every endpoint has 10 blocks of 64 tokens, that is 640 tokens, of every prompt. */
    private final class TenBlocks implements DataProducer, PrefixMatches {
        @Override
        public void produce(InferenceRequest request, List<Endpoint> candidates) {
            produced.add(candidates.size());
        }

        @Override
        public int promptBlocks() {
            return 20;
        }

        @Override
        public int tokensPerBlock() {
            return 64;
        }

        @Override
        public int matchedBlocks(Endpoint endpoint) {
            return 10;
        }
    }

    private final List<Integer> produced = new ArrayList<>();
    private final PluginCatalog catalog = FakeFactory.catalog(
            FakeFactory.of("decode-filter", role("decode")),
            FakeFactory.of("prefill-filter", role("prefill")),
            FakeFactory.of("queue-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("active-request-scorer", LEAST_IN_FLIGHT),
            FakeFactory.of("prefix-cache-scorer", LEAST_IN_FLIGHT),
            Fixtures.maxScorePicker(),
            FakeFactory.of("approx-prefix-cache-producer", new TenBlocks()));

    private static Filter role(String role) {
        return (request, candidates) ->
                endpoint -> role.equals(endpoint.labels().get(ROLE));
    }

    private static String picker(String handler, String decider) {
        return """
            apiVersion: inference.networking.x-k8s.io/v1alpha1
            kind: EndpointPickerConfig
            plugins:
            - {type: file-discovery, parameters: {path: /etc/epp/endpoints.yaml, watchFile: true}}
            - %s
            - %s
            - {type: prefill-filter}
            - {type: decode-filter}
            - {type: prefix-cache-scorer}
            - {type: active-request-scorer}
            - {type: queue-scorer}
            - {type: max-score-picker}
            dataLayer: {discovery: {pluginRef: file-discovery}}
            schedulingProfiles:
            - name: prefill
              plugins:
              - {pluginRef: prefill-filter}
              - {pluginRef: prefix-cache-scorer, weight: 3}
              - {pluginRef: queue-scorer, weight: 2}
              - {pluginRef: max-score-picker}
            - name: decode
              plugins:
              - {pluginRef: decode-filter}
              - {pluginRef: prefix-cache-scorer, weight: 2}
              - {pluginRef: active-request-scorer, weight: 3}
              - {pluginRef: max-score-picker}
            """.formatted(handler, decider);
    }

    private static final String PREFIX_BASED =
            "{type: disagg-profile-handler, parameters: {deciders: {prefill: prefix-based-pd-decider}}}";

    private Pool pool(String picker, String... roles) {
        List<EndpointSpec> endpoints = Stream.of(roles)
                .map(role -> new EndpointSpec(
                        Fixtures.address(role), role, Map.of(ROLE, role.substring(0, role.indexOf('-')))))
                .toList();
        PoolSpec spec = new PoolSpec("llama", List.of(), endpoints, PickerText.read(picker));
        PluginContext context = new PluginContext(new SplittableRandom(1), () -> Fixtures.NOW);
        return new Pool(
                spec,
                new ScoringOptions(Duration.ofSeconds(2), Duration.ofMinutes(1), OptionalLong.empty()),
                context,
                Schedulers.of(spec, catalog, context));
    }

    @Test
    void prefills_1152_tokens_elsewhere_where_512_are_not_cached() {
        Pool pool = pool(
                picker(PREFIX_BASED, "{type: prefix-based-pd-decider, parameters: {nonCachedTokens: 512}}"),
                "prefill-1",
                "decode-1");
        Placed placed = pool.place(Fixtures.placement(1152));
        assertThat(Fixtures.names(placed.endpoints())).containsExactly("decode-1");
        assertThat(placed.prefill()).map(Prefill::endpoint).map(Endpoint::name).hasValue("prefill-1");
        assertThat(produced).containsExactly(2);
    }

    @Test
    void prefills_1151_tokens_where_the_answer_is_as_only_511_are_not_cached() {
        Pool pool = pool(
                picker(PREFIX_BASED, "{type: prefix-based-pd-decider, parameters: {nonCachedTokens: 512}}"),
                "prefill-1",
                "decode-1");
        assertThat(pool.place(Fixtures.placement(1151)).prefill()).isEmpty();
    }

    @Test
    void never_prefills_elsewhere_with_nonCachedTokens_0() {
        Pool pool = pool(picker(PREFIX_BASED, "{type: prefix-based-pd-decider}"), "prefill-1", "decode-1");
        assertThat(pool.place(Fixtures.placement(100_000)).prefill()).isEmpty();
    }

    @Test
    void heeds_the_older_names() {
        String older = "{type: pd-profile-handler, parameters: {deciderPluginName: always-disagg-pd-decider}}";
        Pool pool = pool(picker(older, "{type: always-disagg-pd-decider}"), "prefill-1", "decode-1");
        assertThat(pool.place(Fixtures.placement(1)).prefill()).isPresent();
    }

    @Test
    void chooses_both_endpoints_where_the_prefill_comes_first() {
        String first = "{type: disagg-profile-handler, parameters: {stageOrder: prefill-first}}";
        Pool pool = pool(picker(first, "{type: always-disagg-pd-decider}"), "prefill-1", "decode-1");
        Placed placed = pool.place(Fixtures.placement(1));
        assertThat(Fixtures.names(placed.endpoints())).containsExactly("decode-1");
        assertThat(placed.prefill()).isPresent();
    }

    @Test
    void counts_the_prefill_in_flight_until_it_is_released() {
        String always = "{type: disagg-profile-handler}";
        Pool pool = pool(picker(always, "{type: always-disagg-pd-decider}"), "prefill-1", "decode-1");
        Placed placed = pool.place(Fixtures.placement(100));
        assertThat(inFlight(pool)).containsExactly(tuple("prefill-1", 1, 100L), tuple("decode-1", 1, 100L));
        pool.release(new Released(placed.prefill().orElseThrow().ticket()));
        assertThat(inFlight(pool)).containsExactly(tuple("prefill-1", 0, 0L), tuple("decode-1", 1, 100L));
    }

    @Test
    void counts_no_prefill_for_a_request_that_has_one_leg() {
        Pool pool = pool(
                picker("{type: disagg-profile-handler}", "{type: always-disagg-pd-decider}"), "prefill-1", "decode-1");
        Placed placed = pool.place(new Placement(Fixtures.request(100), Set.of(), Optional.empty(), true));
        assertThat(placed.prefill()).isEmpty();
        assertThat(inFlight(pool)).containsExactly(tuple("prefill-1", 0, 0L), tuple("decode-1", 1, 100L));
    }

    @Test
    void leaves_both_legs_to_the_gateway_unless_told_that_headers_are_wanted() {
        assertThat(legs("{type: disagg-profile-handler}")).isEqualTo(Legs.GATEWAY);
        assertThat(legs("{type: disagg-profile-handler, parameters: {legs: headers}}"))
                .isEqualTo(Legs.HEADERS);
        assertThat(legs("{type: pd-profile-handler, parameters: {legs: headers}}"))
                .isEqualTo(Legs.HEADERS);
    }

    private Legs legs(String handler) {
        Pool pool = pool(picker(handler, "{type: always-disagg-pd-decider}"), "prefill-1", "decode-1");
        return pool.place(Fixtures.placement(1)).prefill().orElseThrow().legs();
    }

    private static List<Tuple> inFlight(Pool pool) {
        return pool.view().endpoints().stream()
                .map(endpoint -> tuple(endpoint.name(), endpoint.inFlightRequests(), endpoint.inFlightTokens()))
                .toList();
    }

    @Test
    void answers_without_a_prefill_where_there_is_no_endpoint_for_one() {
        Pool pool = pool(picker("{type: disagg-profile-handler}", "{type: queue-scorer, name: q}"), "decode-1");
        Placed placed = pool.place(Fixtures.placement(1));
        assertThat(Fixtures.names(placed.endpoints())).containsExactly("decode-1");
        assertThat(placed.prefill()).isEmpty();
    }

    @Test
    void fails_where_there_is_no_endpoint_for_the_answer() {
        Pool pool = pool(picker("{type: disagg-profile-handler}", "{type: queue-scorer, name: q}"), "prefill-1");
        assertThatThrownBy(() -> pool.place(Fixtures.placement(1))).isInstanceOf(ProblemException.class);
    }

    @Test
    void names_the_nearest_decider_to_an_unknown_one() {
        String wrong = "{type: disagg-profile-handler, parameters: {deciders: {prefill: always-disagg}}}";
        assertThatThrownBy(() -> pool(picker(wrong, "{type: always-disagg-pd-decider}"), "decode-1"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pools[llama].picker.plugins[1].parameters.deciders.prefill: no decider is named"
                        + " always-disagg; nearest is always-disagg-pd-decider (known: always-disagg-pd-decider)");
    }
}
