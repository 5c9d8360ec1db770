package dev.sluice.ingress;

import dev.sluice.spi.Endpoint;
import dev.sluice.spi.Sample;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model server that answers each request by a script, down to the bytes and the ends of connections. */
final class ScriptedEndpoint {
    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\ncontent-length: (\\d+)");

    private final NetServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<NetSocket> closed = new CopyOnWriteArrayList<>();

    /** The script takes the number of the request, from 0, and the socket to answer on. */
    ScriptedEndpoint(Vertx vertx, BiConsumer<Integer, NetSocket> script) {
        server = Await.on(vertx.createNetServer()
                .connectHandler(socket -> serve(socket, script))
                .listen(0, "127.0.0.1"));
    }

    private void serve(NetSocket socket, BiConsumer<Integer, NetSocket> script) {
        Buffer[] read = {Buffer.buffer()};
        socket.exceptionHandler(reset -> {});
        socket.closeHandler(gone -> closed.add(socket));
        socket.handler(chunk -> {
            read[0].appendBuffer(chunk);
            if (isWhole(read[0].toString())) {
                requests.add(read[0].toString());
                read[0] = Buffer.buffer();
                script.accept(requests.size() - 1, socket);
            }
        });
    }

    private static boolean isWhole(String request) {
        int head = request.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(request);
        return request.length() - head - 4 >= (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    Endpoint endpoint() {
        return new Endpoint(
                "scripted-" + server.actualPort(),
                URI.create("http://127.0.0.1:" + server.actualPort()),
                Map.of(),
                Sample.UNKNOWN,
                0,
                0);
    }

    /** Whole requests so far, head and body. */
    List<String> requests() {
        return requests;
    }

    /** Connections that ended. */
    int closedConnections() {
        return closed.size();
    }

    static String json(String body) {
        return "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n"
                + body;
    }

    static String refusal(int status, String headers) {
        return "HTTP/1.1 " + status + " No\r\ncontent-type: application/json\r\n" + headers
                + "content-length: 15\r\n\r\n{\"error\":\"busy\"";
    }

    static final String EVENTS_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ntransfer-encoding: chunked\r\n\r\n";

    static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    static final String LAST_CHUNK = "0\r\n\r\n";
}
