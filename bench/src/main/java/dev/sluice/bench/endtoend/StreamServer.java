package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A model server that streams: 50 chunks, one every 20 ms, each telling when it was sent. */
final class StreamServer implements AutoCloseable {
    static final int CHUNKS = 50;
    private static final long INTERVAL_NANOS = 20_000_000;
    private static final String HEAD = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "Content-Type: text/event-stream; charset=utf-8",
            "Transfer-Encoding: chunked",
            "",
            "");
    private static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"stream\",\"object\":\"model\"}]}";
    private static final String SAMPLE = """
            vllm:num_requests_running{model_name="stream"} 1.0
            vllm:num_requests_waiting{model_name="stream"} 0.0
            vllm:kv_cache_usage_perc{model_name="stream"} 0.25
            """;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(StreamServer::daemon);

    StreamServer() throws IOException {
        listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Until the other side goes. */
    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            var requests = new RequestReader(socket.getInputStream());
            for (String line = requests.next(); !line.isEmpty(); line = requests.next()) {
                if (line.startsWith("POST")) {
                    stream(out);
                } else {
                    out.write(plain(line.contains("/metrics") ? SAMPLE : MODELS));
                }
            }
        } catch (IOException e) {
            // The other side has gone, as every client does at the end of its run.
        }
    }

    private static void stream(OutputStream out) throws IOException {
        out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        long start = System.nanoTime();
        for (int i = 0; i < CHUNKS; i++) {
            long left = start + i * INTERVAL_NANOS - System.nanoTime();
            while (left > 0) {
                LockSupport.parkNanos(left);
                left = start + i * INTERVAL_NANOS - System.nanoTime();
            }
            out.write(chunk("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                    + "\"model\":\"stream\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" water\"},"
                    + "\"finish_reason\":null}],\"sent\":" + System.nanoTime() + "}\n\n"));
        }
        out.write(chunk("data: [DONE]\n\n"));
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] chunk(String text) {
        return (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] plain(String text) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + text.length() + "\r\n\r\n"
                        + text)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "stream-server");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    /** Reads requests one after another; knows only what a length in the head can tell. */
    private static final class RequestReader {
        private final InputStream in;
        private final byte[] received = new byte[64 * 1024];
        private int held;

        RequestReader(InputStream in) {
            this.in = in;
        }

        /** The first line of the next request, once its body is there too; empty at the end. */
        String next() throws IOException {
            int wanted = WireHead.messageLength(received, held);
            while (held < wanted) {
                int count = in.read(received, held, received.length - held);
                if (count < 1) {
                    return "";
                }
                held += count;
                wanted = WireHead.messageLength(received, held);
            }
            String text = new String(received, 0, wanted, StandardCharsets.US_ASCII);
            System.arraycopy(received, wanted, received, 0, held - wanted);
            held -= wanted;
            return text.substring(0, text.indexOf('\r'));
        }
    }
}
