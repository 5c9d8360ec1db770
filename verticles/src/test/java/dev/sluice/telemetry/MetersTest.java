package dev.sluice.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.Completed;
import dev.sluice.message.Outcome;
import dev.sluice.message.Usage;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final String CHAT_OF_POET =
            "{gen_ai_operation_name=\"chat\",gen_ai_request_model=\"poet\",pool=\"llama\"";

    private static final int SERIES_OF_A_MODEL = 6;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry, new Models(2), Optional.empty());

    @Test
    void counts_requests_by_what_was_asked_and_how_it_ended() {
        meters.record(Exchanges.streamed("poet"));
        meters.record(Exchanges.whole("poet"));
        meters.record(Exchanges.refused());

        assertThat(registry.scrape())
                .contains(
                        "sluice_requests_total{api=\"chat\",model=\"poet\",outcome=\"answered\",pool=\"llama\",status=\"200\"} 2.0")
                .contains(
                        "sluice_requests_total{api=\"embeddings\",model=\"none\",outcome=\"refused\",pool=\"none\",status=\"404\"} 1.0");
    }

    @Test
    void tells_tenants_apart_where_that_is_wanted_within_a_bound() {
        Meters telling = new Meters(registry, new Models(2), Optional.of(new Models(0)));
        telling.record(Exchanges.streamed("poet"));
        assertThat(registry.scrape()).contains("pool=\"llama\",status=\"200\",tenant=\"other\"} 1.0");

        PrometheusMeterRegistry roomy = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters others = new Meters(roomy, new Models(2), Optional.of(new Models(2)));
        others.record(Exchanges.streamed("poet"));
        others.record(Exchanges.refused());
        assertThat(roomy.scrape())
                .contains("pool=\"llama\",status=\"200\",tenant=\"red\"} 1.0")
                .contains("pool=\"none\",status=\"404\",tenant=\"none\"} 1.0");
    }

    @Test
    void counts_attempts_beyond_the_first() {
        meters.record(Exchanges.streamed("poet"));
        meters.record(Exchanges.whole("poet"));
        meters.record(Exchanges.refused());

        assertThat(registry.scrape())
                .contains("sluice_retries_total{pool=\"llama\"} 1.0")
                .contains("sluice_retries_total{pool=\"none\"} 0.0");
    }

    @Test
    void counts_requests_by_the_endpoint_that_answered() {
        meters.record(Exchanges.streamed("poet"));
        meters.record(Exchanges.refused());

        assertThat(registry.scrape())
                .containsOnlyOnce("sluice_endpoint_requests_total{")
                .contains("sluice_endpoint_requests_total{endpoint=\"pod-1\",pool=\"llama\",status=\"200\"} 1.0");
    }

    @Test
    void times_requests_in_the_buckets_of_the_conventions() {
        meters.record(Exchanges.streamed("poet"));

        assertThat(registry.scrape())
                .contains(
                        "gen_ai_server_request_duration_seconds_bucket{gen_ai_operation_name=\"chat\","
                                + "gen_ai_request_model=\"poet\",outcome=\"answered\",pool=\"llama\",status=\"200\",le=\"1.28\"} 0\n")
                .contains("status=\"200\",le=\"2.56\"} 1\n")
                .contains("status=\"200\",le=\"81.92\"} 1\n");
    }

    @Test
    void tells_how_soon_and_how_fast_a_stream_came() {
        meters.record(Exchanges.streamed("poet"));

        assertThat(registry.scrape())
                .contains("gen_ai_server_time_to_first_token_seconds_sum" + CHAT_OF_POET + "} 0.5\n")
                .contains("gen_ai_server_time_to_first_token_seconds_bucket" + CHAT_OF_POET + ",le=\"0.25\"} 0\n")
                .contains("gen_ai_server_time_to_first_token_seconds_bucket" + CHAT_OF_POET + ",le=\"0.5\"} 1\n")
                .contains("gen_ai_server_time_per_output_token_seconds_sum" + CHAT_OF_POET + "} 0.1\n")
                .contains("gen_ai_server_time_per_output_token_seconds_bucket" + CHAT_OF_POET + ",le=\"0.1\"} 1\n");
    }

    @Test
    void does_not_take_the_first_byte_of_a_whole_answer_for_its_first_token() {
        meters.record(Exchanges.whole("poet"));

        assertThat(registry.get("gen_ai.server.time_to_first_token").timer().count())
                .isZero();
    }

    @Test
    void does_not_time_the_tokens_of_a_stream_that_was_refused() {
        Completed refused = Exchanges.streamed("poet");
        meters.record(new Completed(
                refused.subject(),
                refused.endpoint(),
                503,
                Outcome.ANSWERED,
                1,
                refused.timing(),
                Optional.of(new Usage(1, 2, 0, 0))));

        assertThat(registry.get("gen_ai.server.time_to_first_token").timer().count())
                .isZero();
    }

    @Test
    void gives_no_time_per_token_to_a_stream_of_one_token() {
        Completed streamed = Exchanges.streamed("poet");
        meters.record(new Completed(
                streamed.subject(),
                streamed.endpoint(),
                200,
                Outcome.ANSWERED,
                1,
                new Completed.Timing(Duration.ofSeconds(2), Optional.of(Duration.ofSeconds(1)), 1),
                Optional.of(new Usage(5, 1, 0, 0))));

        assertThat(registry.get("gen_ai.server.time_per_output_token").timer().count())
                .isZero();
        assertThat(registry.get("gen_ai.server.time_to_first_token").timer().totalTime(TimeUnit.SECONDS))
                .isOne();
    }

    @Test
    void measures_tokens_of_input_and_output() {
        meters.record(Exchanges.whole("poet"));

        assertThat(registry.scrape())
                .contains("gen_ai_client_token_usage_sum" + typed("input") + "} 100.0\n")
                .contains("gen_ai_client_token_usage_sum" + typed("output") + "} 21.0\n")
                .contains("gen_ai_client_token_usage_bucket" + typed("output") + ",le=\"16.0\"} 0\n")
                .contains("gen_ai_client_token_usage_bucket" + typed("output") + ",le=\"64.0\"} 1\n")
                .contains("gen_ai_client_token_usage_bucket" + typed("output") + ",le=\"6.7108864E7\"} 1\n");
    }

    @Test
    void makes_no_series_of_answers_where_there_was_none() {
        meters.record(Exchanges.refused());

        assertThat(registry.find("gen_ai.client.token.usage").meters()).isEmpty();
        assertThat(registry.find("gen_ai.server.time_to_first_token").meters()).isEmpty();
    }

    @Test
    void calls_models_beyond_the_bound_other() {
        meters.record(Exchanges.whole("a"));
        meters.record(Exchanges.whole("b"));
        int series = registry.getMeters().size();
        for (int i = 0; i < 100; i++) {
            meters.record(Exchanges.whole("stranger-" + i));
        }
        meters.record(Exchanges.whole("a"));

        assertThat(registry.find("sluice.requests").counters())
                .extracting(Meter::getId)
                .extracting(id -> id.getTag("model"))
                .containsExactlyInAnyOrder("a", "b", "other");
        assertThat(registry.get("sluice.requests").tag("model", "a").counter().count())
                .isEqualTo(2);
        assertThat(registry.getMeters()).hasSize(series + SERIES_OF_A_MODEL);
    }

    private static String typed(String type) {
        return CHAT_OF_POET.replace(",pool=", ",gen_ai_token_type=\"" + type + "\",pool=");
    }
}
