package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.sluice.cluster.wire.Hello;
import dev.sluice.cluster.wire.Letter;
import dev.sluice.message.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that write a hello as an earlier or a later version would. */
class OtherVersionTest {
    private static final Member MEMBER = new Member("a", "one", "0.9", "c", "p");

    @TempDir
    Path directory;

    private final BlockingQueue<Letter> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        Hazelcast.shutdownAll();
    }

    @Test
    void what_a_field_would_say_that_the_writer_does_not_know_is_empty() throws Exception {
        Hello read = asWrittenBy((writer, hello) -> {
            writer.writeInt32("format", 1);
            writer.writeString("id", hello.member().id());
            writer.writeString("name", hello.member().name());
        });

        assertThat(read).isEqualTo(new Hello(1, new Member("a", "one", "", "", ""), false, false));
    }

    @Test
    void a_field_that_the_reader_does_not_know_is_passed_over() throws Exception {
        Hello read = asWrittenBy((writer, hello) -> {
            writer.writeInt32("format", 1);
            writer.writeString("id", hello.member().id());
            writer.writeString("name", hello.member().name());
            writer.writeString("version", "2.0");
            writer.writeString("configuration", "c");
            writer.writeString("plugins", "p");
            writer.writeBoolean("warm", true);
            writer.writeBoolean("leaving", false);
            writer.writeArrayOfString("zones", new String[] {"east"});
        });

        assertThat(read).isEqualTo(new Hello(1, new Member("a", "one", "2.0", "c", "p"), true, false));
    }

    @Test
    void a_letter_of_a_later_format_is_not_read() throws Exception {
        HazelcastInstance later = teller((writer, hello) -> {
            writer.writeInt32("format", hello.format());
            writer.writeString("id", hello.member().id());
        });
        Member second = new Member("b", "two", "", "", "");
        later.getTopic("sluice.all").publish(new Hello(Letter.FORMAT + 1, MEMBER, true, false));
        later.getTopic("sluice.all").publish(new Hello(Letter.FORMAT, second, true, false));

        assertThat(first())
                .isInstanceOfSatisfying(
                        Hello.class, hello -> assertThat(hello.member().id()).isEqualTo("b"));
    }

    private Hello asWrittenBy(BiConsumer<CompactWriter, Hello> writing) throws Exception {
        teller(writing).getTopic("sluice.all").publish(new Hello(MEMBER, true, false));
        return (Hello) first();
    }

    private Letter first() throws InterruptedException {
        Letter first = heard.poll(60, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        return first;
    }

    /** A member that writes so, beside one that hears as this version does. */
    private HazelcastInstance teller(BiConsumer<CompactWriter, Hello> writing) throws Exception {
        LoopbackMembers members = new LoopbackMembers(directory, 2);
        HazelcastInstance hearing =
                Hazelcast.newHazelcastInstance(HazelcastFile.read(members.file(0), name -> Optional.empty()));
        Links unused = new Links(hearing, "b", new Links.Ear() {
            @Override
            public void heard(UUID process, Letter letter) {
                heard.add(letter);
            }

            @Override
            public void came() {}

            @Override
            public void lost(UUID process) {}
        });
        Config config = Config.loadFromString(Files.readString(members.file(1)));
        config.getSerializationConfig().getCompactSerializationConfig().addSerializer(new OtherForm(writing));
        HazelcastInstance other = Hazelcast.newHazelcastInstance(config);
        assertThat(other.getCluster().getMembers()).hasSize(2);
        return other;
    }

    private record OtherForm(BiConsumer<CompactWriter, Hello> writing) implements CompactSerializer<Hello> {
        @Override
        public Hello read(CompactReader reader) {
            return new Hello(MEMBER, false, false);
        }

        @Override
        public void write(CompactWriter writer, Hello hello) {
            writing.accept(writer, hello);
        }

        @Override
        public String getTypeName() {
            return "sluice.hello";
        }

        @Override
        public Class<Hello> getCompactClass() {
            return Hello.class;
        }
    }
}
