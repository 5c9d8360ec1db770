package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cluster.Membership.Change;
import dev.sluice.cluster.wire.Hello;
import dev.sluice.message.ClusterView;
import dev.sluice.message.Member;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipTest {
    private static final Member SELF = member("b");
    private static final UUID PROCESS = new UUID(1, 1);

    private long nanos;
    private final Membership membership = new Membership(Duration.ofMillis(1500), () -> nanos);

    @Test
    void lists_itself_among_the_others_in_the_order_of_ids() {
        hear("c");
        hear("a");

        assertThat(view().members()).extracting(Member::id).containsExactly("a", "b", "c");
        assertThat(view().self()).isEqualTo("b");
        assertThat(view().isShared()).isTrue();
    }

    @Test
    void is_alone_until_it_hears_of_another() {
        assertThat(view().members()).containsExactly(SELF);
        assertThat(view().isShared()).isFalse();
    }

    @Test
    void changes_with_the_first_hello_and_with_a_different_one_but_not_with_the_same_again() {
        assertThat(hear("a")).isEqualTo(Change.CHANGED);
        assertThat(hear("a")).isEqualTo(Change.NONE);
        assertThat(membership.heard(PROCESS, new Hello(member("a"), false, false)))
                .isEqualTo(Change.CHANGED);
    }

    @Test
    void forgets_who_was_silent_for_more_than_1500_ms() {
        hear("a");
        after(Duration.ofMillis(1500));
        assertThat(membership.expire()).isFalse();
        after(Duration.ofMillis(1));

        assertThat(membership.expire()).isTrue();
        assertThat(view().members()).containsExactly(SELF);
    }

    @Test
    void each_hello_counts_anew() {
        hear("a");
        after(Duration.ofMillis(1400));
        hear("a");
        after(Duration.ofMillis(1400));

        assertThat(membership.expire()).isFalse();
    }

    @Test
    void forgets_who_says_goodbye_and_whose_process_is_lost() {
        hear("a");
        membership.heard(new UUID(2, 2), new Hello(member("c"), true, false));

        assertThat(membership.heard(PROCESS, new Hello(member("a"), true, true)))
                .isEqualTo(Change.CHANGED);
        assertThat(membership.lost(new UUID(3, 3))).isFalse();
        assertThat(membership.lost(new UUID(2, 2))).isTrue();
        assertThat(view().members()).containsExactly(SELF);
    }

    @Test
    void tells_who_comes_back_from_who_is_new() {
        hear("a");
        membership.lost(PROCESS);

        assertThat(hear("a")).isEqualTo(Change.RETURNED);
        assertThat(hear("d")).isEqualTo(Change.CHANGED);
    }

    @Test
    void asks_those_first_that_are_warm() {
        membership.heard(PROCESS, new Hello(member("a"), false, false));
        hear("c");

        assertThat(membership.donors()).containsExactly("c", "a");
    }

    private Change hear(String id) {
        return membership.heard(PROCESS, new Hello(member(id), true, false));
    }

    private ClusterView view() {
        return membership.view(SELF, true);
    }

    private void after(Duration time) {
        nanos += time.toNanos();
    }

    private static Member member(String id) {
        return new Member(id, "name-" + id, "1", "c", "p");
    }
}
