package dev.sluice.admin;

import dev.sluice.message.Explanation;
import dev.sluice.message.Explanation.Cached;
import dev.sluice.message.Explanation.Candidate;
import dev.sluice.message.Explanation.Known;
import dev.sluice.message.Explanation.Load;
import dev.sluice.message.Explanation.Score;
import dev.sluice.message.Explanation.Verdict;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes why a request goes where it goes as JSON. */
final class ExplanationJson {
    private ExplanationJson() {}

    static JsonObject of(Explanation explanation) {
        List<JsonObject> candidates = explanation.candidates().stream()
                .map(ExplanationJson::candidate)
                .toList();
        return new JsonObject()
                .put("pool", explanation.pool())
                .put("requestId", explanation.requestId())
                .put("model", explanation.model())
                .put("decidedAt", explanation.decidedAt().toString())
                .put("picked", new JsonArray(explanation.picked()))
                .put("candidates", new JsonArray(candidates));
    }

    private static JsonObject candidate(Candidate candidate) {
        JsonObject json = new JsonObject().put("endpoint", candidate.endpoint());
        candidate.rank().ifPresent(rank -> json.put("rank", rank));
        json.put("total", candidate.total());
        candidate.sampleAge().ifPresent(age -> json.put("sampleAgeMillis", age.toMillis()));
        Known known = candidate.known();
        return json.put("inFlightRequests", known.inFlightRequests())
                .put("inFlightTokens", known.inFlightTokens())
                .put(
                        "prefixCache",
                        array(known.prefixCache().stream()
                                .map(ExplanationJson::cached)
                                .toList()))
                .put(
                        "load",
                        array(known.load().stream().map(ExplanationJson::load).toList()))
                .put(
                        "filters",
                        array(candidate.filters().stream()
                                .map(ExplanationJson::verdict)
                                .toList()))
                .put(
                        "scores",
                        array(candidate.scores().stream()
                                .map(ExplanationJson::score)
                                .toList()));
    }

    private static JsonObject cached(Cached cached) {
        return new JsonObject()
                .put("producer", cached.producer())
                .put("matchedBlocks", cached.matchedBlocks())
                .put("promptBlocks", cached.promptBlocks())
                .put("matchedTokens", cached.matchedTokens())
                .put("uncachedTokens", cached.uncachedTokens());
    }

    private static JsonObject load(Load load) {
        return new JsonObject()
                .put("producer", load.producer())
                .put("requests", load.requests())
                .put("tokens", load.tokens());
    }

    private static JsonObject verdict(Verdict verdict) {
        return new JsonObject().put("filter", verdict.filter()).put("kept", verdict.kept());
    }

    private static JsonObject score(Score score) {
        return new JsonObject()
                .put("scorer", score.scorer())
                .put("raw", score.raw())
                .put("weight", score.weight())
                .put("weighted", score.weighted());
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(objects);
    }
}
