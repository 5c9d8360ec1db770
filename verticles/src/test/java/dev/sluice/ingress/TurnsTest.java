package dev.sluice.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.routing.Backend;
import dev.sluice.routing.BackendRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final BackendRef A = Rules.to(new Backend.Unresolved("a", "test"), 0);
    private static final BackendRef B = Rules.to(new Backend.Unresolved("b", "test"), 0);
    private static final BackendRef C = Rules.to(new Backend.Unresolved("c", "test"), 1);

    private static String rest(Turns turns) {
        List<String> names = new ArrayList<>();
        for (Optional<BackendRef> next = turns.next(); next.isPresent(); next = turns.next()) {
            names.add(next.get().backend().name());
        }
        return String.join("", names);
    }

    @Test
    void keep_the_order_as_drawn() {
        assertThat(rest(new Turns(List.of(A, B, C), all -> true))).isEqualTo("abc");
    }

    @Test
    void put_what_is_not_available_last() {
        assertThat(rest(new Turns(List.of(A, B, C), one -> !one.equals(A)))).isEqualTo("bca");
    }

    @Test
    void pass_over_the_rest_of_a_priority() {
        Turns turns = new Turns(List.of(A, B, C), all -> true);
        turns.next();
        turns.leavePriority();
        assertThat(rest(turns)).isEqualTo("c");
    }

    @Test
    void count_attempts_by_priority() {
        Turns turns = new Turns(List.of(A, B, C), all -> true);
        turns.next();
        turns.attempted();
        turns.next();
        turns.attempted();
        assertThat(turns.attemptsAtPriority()).isEqualTo(2);
        turns.next();
        assertThat(turns.attemptsAtPriority()).isZero();
    }

    @Test
    void begin_again() {
        Turns turns = new Turns(List.of(A, C), all -> true);
        rest(turns);
        turns.beginAgain();
        assertThat(rest(turns)).isEqualTo("ac");
    }
}
