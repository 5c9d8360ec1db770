package dev.sluice.bench.endtoend;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept HTTP/1.1 connection for requests that are ready as bytes: as little work as a client can do. */
final class WireConnection implements Closeable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket = new Socket();
    private final byte[] received = new byte[64 * 1024];

    WireConnection(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
    }

    /**
     * What a target answered.
     *
     * @param status of HTTP
     * @param body whole
     */
    record Answer(int status, String body) {}

    /** Sends one request and waits for the whole answer, whose length its head must tell. */
    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream in = socket.getInputStream();
        int end = 0;
        while (end < WireHead.messageLength(received, end)) {
            int count = in.read(received, end, received.length - end);
            if (count < 1) {
                throw new EOFException("the connection ended inside an answer, after " + end + " bytes");
            }
            end += count;
        }
        int bodyStart = WireHead.bodyStart(received, end);
        int status = Integer.parseInt(new String(received, 9, 3, StandardCharsets.US_ASCII));
        return new Answer(status, new String(received, bodyStart, end - bodyStart, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
