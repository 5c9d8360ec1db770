package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.simulator.settings.Settings;
import dev.sluice.simulator.settings.SettingsJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** {@code /admin/config}: reads the settings and changes any part of them, all or nothing. */
final class AdminApi {
    private final ServerState state;
    private final Door door;

    AdminApi(ServerState state, Door door) {
        this.state = state;
        this.door = door;
    }

    void read(HttpServerRequest request) {
        Answers.json(request.response(), 200, SettingsJson.write(state.settings()));
    }

    void patch(HttpServerRequest request, ObjectNode patch) {
        Settings settings = patched(patch);
        state.settings(settings);
        request.response()
                .putHeader("content-type", "application/json")
                .end(Json.write(SettingsJson.write(settings)))
                .eventually(() -> refuse(settings))
                .onFailure(left -> {});
    }

    private Future<Void> refuse(Settings settings) {
        long millis = settings.faults().refuseForMillis();
        return millis == 0 ? Future.succeededFuture() : door.refuseFor(millis);
    }

    private Settings patched(ObjectNode patch) {
        try {
            return SettingsJson.patched(state.settings(), patch);
        } catch (IllegalArgumentException wrong) {
            throw new ApiException(ApiError.of(400, String.valueOf(wrong.getMessage())));
        }
    }
}
