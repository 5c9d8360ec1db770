package dev.sluice.cluster.counters;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.internal.serialization.impl.SerializationConstants;
import com.hazelcast.spi.impl.SerializationServiceSupport;
import dev.sluice.counting.Change;
import dev.sluice.counting.Counter;
import dev.sluice.counting.Grant;
import dev.sluice.counting.WindowSpec;
import dev.sluice.message.CounterName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    private static final TestMembers MEMBERS = new TestMembers("wire");
    private static final SerializationService SERIALIZATION =
            ((SerializationServiceSupport) MEMBERS.start(1).get(0)).getSerializationService();

    private static final WindowSpec MINUTE = WindowSpec.sliding(1000, Duration.ofMinutes(1));

    @AfterAll
    static void stop() {
        MEMBERS.close();
    }

    static Change[] changes() {
        return new Change[] {
            new Change.Take(7, 3),
            new Change.Settle(9, 2, -5),
            new Change.Renewal(1, 2, 3, 4, new Change.Wish(6, 5, 7)),
            new Change.AtLeast(List.of(new Change.Floor(8, 9, 10), new Change.Floor(5, 6, 17)))
        };
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_arrives_as_it_was_sent(Change change) {
        ChangeProcessor processor = sent(new ChangeProcessor(MINUTE, 11, change, 12));
        assertThat(processor.window()).isEqualTo(MINUTE);
        assertThat(processor.change()).isEqualTo(change);
        assertThat(processor.member()).isEqualTo(11);
        assertThat(processor.at()).isEqualTo(12);
    }

    @Test
    void a_calendar_month_arrives_as_one() {
        WindowSpec month = WindowSpec.fixed(5, WindowSpec.MONTH);
        assertThat(sent(new ChangeProcessor(month, 1, new Change.Take(1, 1))).window())
                .isEqualTo(month);
    }

    @Test
    void a_counter_arrives_as_it_was_sent() {
        Counter counter = Counter.of(new long[] {1, 2, 3}, new long[] {1, 2, 3, 4, 5, 6});
        assertThat(sent(counter).usage()).containsExactly(1, 2, 3);
        assertThat(sent(counter).leases()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_key_and_an_answer_arrive_as_they_were_sent() {
        CounterKey key = CounterKey.of(new CounterName("tokens", "tenant"), MINUTE);
        var grant = new Grant(1, 2, Grant.NEVER, 4);
        assertThat(sent(key)).isEqualTo(key);
        assertThat(sent(grant)).isEqualTo(grant);
    }

    /** Nothing is sent by Java's serialisation. */
    private static <T> T sent(T thing) {
        Data data = SERIALIZATION.toData(thing);
        assertThat(data.getType()).isEqualTo(SerializationConstants.TYPE_COMPACT);
        return SERIALIZATION.toObject(data);
    }
}
