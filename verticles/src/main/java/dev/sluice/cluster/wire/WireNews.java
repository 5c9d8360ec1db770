package dev.sluice.cluster.wire;

import dev.sluice.message.EndpointNews;
import dev.sluice.message.ServedModel;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one ask of an endpoint brought. Of a sample its age is sent, as the clocks of two machines differ.
 *
 * @param models empty where none were listed; a list of none where the endpoint serves none
 */
public record WireNews(
        String address, Optional<WireSample> sample, Optional<String> failure, Optional<List<WireModel>> models) {
    static final Form<WireNews> FORM = new Form<>(
            "sluice.news",
            WireNews.class,
            fields -> new WireNews(
                    fields.string("address"),
                    fields.records("sample", WireSample.class).stream().findFirst(),
                    fields.optionalString("failure"),
                    fields.optionalRecords("models", WireModel.class)),
            (writer, news) -> {
                writer.writeString("address", news.address());
                writer.writeArrayOfCompact("sample", news.sample().stream().toArray(WireSample[]::new));
                writer.writeString("failure", news.failure().orElse(null));
                writer.writeArrayOfCompact(
                        "models",
                        news.models()
                                .map(models -> models.toArray(WireModel[]::new))
                                .orElse(null));
            });

    public WireNews {
        models = models.map(List::copyOf);
    }

    /** As it is sent. */
    public static WireNews of(EndpointNews news, Instant now) {
        return new WireNews(
                news.address().toString(),
                news.sample().map(sample -> WireSample.of(sample, now)),
                news.failure(),
                news.models().map(models -> models.stream().map(WireModel::of).toList()));
    }

    /** As it is understood by a gateway with a clock of its own. */
    public EndpointNews at(Instant now) {
        return new EndpointNews(
                URI.create(address), sample.map(sent -> sent.at(now)), failure, models.map(sent -> sent.stream()
                        .map(WireModel::model)
                        .toList()));
    }

    /** A model that an endpoint serves. */
    public record WireModel(String id, long createdMillis, String owner, Optional<String> parent) {
        static final Form<WireModel> FORM = new Form<>(
                "sluice.model",
                WireModel.class,
                fields -> new WireModel(
                        fields.string("id"),
                        fields.large("created"),
                        fields.string("owner"),
                        fields.optionalString("parent")),
                (writer, model) -> {
                    writer.writeString("id", model.id());
                    writer.writeInt64("created", model.createdMillis());
                    writer.writeString("owner", model.owner());
                    writer.writeString("parent", model.parent().orElse(null));
                });

        static WireModel of(ServedModel model) {
            return new WireModel(model.id(), model.created().toEpochMilli(), model.ownedBy(), model.parent());
        }

        ServedModel model() {
            return new ServedModel(id, Instant.ofEpochMilli(createdMillis), owner, parent);
        }
    }
}
