package dev.sluice.scheduling;

import static dev.sluice.testkit.Endpoints.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.AnswerHeaders;
import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Filter;
import dev.sluice.spi.PluginFactory;
import dev.sluice.testkit.FilterContract;
import dev.sluice.testkit.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAffinityFilterTest extends FilterContract<SessionParameters> {
    @Override
    protected PluginFactory<SessionParameters> factory() {
        return new SessionAffinityFilterFactory();
    }

    @Override
    protected SessionParameters parameters() {
        return Sessions.remembered(300, 100);
    }

    private final Endpoint one = endpoint("one").build();
    private final Endpoint two = endpoint("two").slot(1).build();
    private final List<Endpoint> both = List.of(one, two);

    @Test
    void keeps_the_endpoint_that_the_token_names() {
        Filter filter = (Filter) factory().create(Sessions.token(), Contexts.ALONE);
        // base64 of "two"
        assertThat(Kept.of(filter, Requests.withHeaders("llama", Map.of("x-session-token", "dHdv")), both))
                .containsExactly("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dHdv!", "bm9uZQ=="})
    void keeps_all_for_a_token_that_names_no_candidate(String token) {
        Filter filter = (Filter) factory().create(Sessions.token(), Contexts.ALONE);
        assertThat(Kept.of(filter, Requests.withHeaders("llama", Map.of("x-session-token", token)), both))
                .containsExactly("one", "two");
    }

    @Test
    void keeps_the_endpoint_where_the_session_was_placed_first() {
        var filter = (SessionAffinityFilter) filter();
        assertThat(Kept.of(filter, Sessions.request("s"), both)).containsExactly("one", "two");
        filter.placed(1, Sessions.request("s"), two);
        assertThat(Kept.of(filter, Sessions.request("s"), both)).containsExactly("two");
        assertThat(Kept.of(filter, Sessions.request("another"), both)).containsExactly("one", "two");
    }

    @Test
    void says_nothing_to_the_client_of_a_session_that_it_names_itself() {
        assertThat(((AnswerHeaders) filter()).answerHeaders(Sessions.request("s"), one))
                .isEmpty();
    }
}
