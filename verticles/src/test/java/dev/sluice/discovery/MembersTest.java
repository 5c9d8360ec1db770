package dev.sluice.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.message.EndpointSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTest {
    private static Candidate pod(String name, String address, Map<String, String> annotations) {
        return new Candidate("a", name, address, Optional.empty(), Map.of("app", "x"), annotations, true);
    }

    private static List<String> names(List<EndpointSpec> endpoints) {
        return endpoints.stream()
                .map(endpoint -> endpoint.name() + "=" + endpoint.address())
                .toList();
    }

    @Test
    void names_endpoints_after_pods_in_the_order_of_names() {
        assertThat(names(Members.of(
                        List.of(pod("q", "10.0.0.2", Map.of()), pod("p", "10.0.0.1", Map.of())), List.of(8000))))
                .containsExactly("p=http://10.0.0.1:8000", "q=http://10.0.0.2:8000");
    }

    @Test
    void makes_each_port_a_rank_where_there_are_several() {
        assertThat(names(Members.of(List.of(pod("p", "fd00::1", Map.of())), List.of(8000, 8001))))
                .containsExactly("p-rank-0=http://[fd00::1]:8000", "p-rank-1=http://[fd00::1]:8001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            llm-d.ai/active-ports                      | 8001           | p-rank-1
            inference.networking.k8s.io/active-ports   | ' 8001 ,x,-1,9' | p-rank-1
            llm-d.ai/active-ports                      | ''             | ''
            """)
    void narrows_ports_by_annotation(String annotation, String ports, String expected) {
        List<EndpointSpec> endpoints =
                Members.of(List.of(pod("p", "10.0.0.1", Map.of(annotation, ports))), List.of(8000, 8001));

        assertThat(endpoints.stream().map(EndpointSpec::name))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void keeps_a_candidates_own_port() {
        Candidate entry = new Candidate("a", "p", "host", Optional.of(9), Map.of(), Map.of(), true);

        assertThat(names(Members.of(List.of(entry), List.of(8000)))).containsExactly("p=http://host:9");
    }

    @Test
    void leaves_out_who_is_not_ready_or_comes_twice_or_has_no_address() {
        Candidate unready = new Candidate("a", "u", "10.0.0.9", Optional.empty(), Map.of(), Map.of(), false);
        List<Candidate> candidates = List.of(
                unready, pod("p", "10.0.0.1", Map.of()), pod("q", "10.0.0.1", Map.of()), pod("r", "no host", Map.of()));

        assertThat(names(Members.of(candidates, List.of(8000)))).containsExactly("p=http://10.0.0.1:8000");
    }
}
