package dev.sluice.cluster.wire;

import dev.sluice.message.Member;

/**
 * A gateway is there, or is about to leave. Said again and again: who is not heard is gone.
 *
 * @param warm whether it knows what the others knew when it came
 * @param leaving whether this is the last that is heard of it
 */
public record Hello(int format, Member member, boolean warm, boolean leaving) implements Letter {
    static final Form<Hello> FORM = new Form<>(
            "sluice.hello",
            Hello.class,
            fields -> new Hello(
                    fields.whole("format"),
                    new Member(
                            fields.string("id"),
                            fields.string("name"),
                            fields.string("version"),
                            fields.string("configuration"),
                            fields.string("plugins")),
                    fields.flag("warm"),
                    fields.flag("leaving")),
            (writer, hello) -> {
                writer.writeInt32("format", hello.format());
                writer.writeString("id", hello.member().id());
                writer.writeString("name", hello.member().name());
                writer.writeString("version", hello.member().version());
                writer.writeString("configuration", hello.member().configuration());
                writer.writeString("plugins", hello.member().plugins());
                writer.writeBoolean("warm", hello.warm());
                writer.writeBoolean("leaving", hello.leaving());
            });

    /** In this version's format. */
    public Hello(Member member, boolean warm, boolean leaving) {
        this(FORMAT, member, warm, leaving);
    }

    @Override
    public void readBy(Reader reader) {
        reader.read(this);
    }
}
