package dev.sluice.cluster.counters;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port on loopback that leads to another one, until it is cut. */
final class Passage implements AutoCloseable {
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private final ServerSocket entrance;
    private volatile boolean cut;

    Passage(int target) throws IOException {
        this.target = target;
        entrance = new ServerSocket();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Breaks what goes through, and lets nothing through any more. */
    void cut() throws IOException {
        cut = true;
        for (Closeable socket : open) {
            socket.close();
        }
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket from = entrance.accept();
            open.add(from);
            start(() -> connect(from));
        }
    }

    private void connect(Socket from) throws IOException {
        if (cut) {
            from.close();
            return;
        }
        try {
            Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(to);
            start(() -> pump(from, to));
            start(() -> pump(to, from));
        } catch (IOException e) {
            from.close();
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream bytes = from.getInputStream()) {
            bytes.transferTo(to.getOutputStream());
        }
    }

    private static void start(Step step) {
        var thread = new Thread(step, "passage");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends quietly with its sockets. */
    private interface Step extends Runnable {
        void go() throws IOException;

        @Override
        default void run() {
            try {
                go();
            } catch (IOException e) {
                // The other side, or the test, has closed it.
            }
        }
    }
}
