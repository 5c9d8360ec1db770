package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server on this machine that can be pulled and plugged again. */
final class Cable implements AutoCloseable {
    private final int to;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;
    private volatile boolean pulled;

    Cable(int to) throws IOException {
        this.to = to;
        listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    KubernetesClient client(MockCluster cluster) {
        Config config = cluster.server.createClient().getConfiguration();
        config.setMasterUrl("http://127.0.0.1:" + listening.getLocalPort() + "/");
        return Clients.of(config);
    }

    /** Ends every connection, and new ones at once, until it is plugged again. */
    void pull() throws IOException {
        pulled = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    void plug() {
        pulled = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        pull();
    }

    private void accept() {
        try {
            while (true) {
                connect(listening.accept());
            }
        } catch (IOException closed) {
            // Nobody needs the cable any more.
        }
    }

    private void connect(Socket from) throws IOException {
        open.add(from);
        if (pulled) {
            from.close();
            return;
        }
        Socket target = new Socket(InetAddress.getLoopbackAddress(), to);
        open.add(target);
        start(() -> copy(from, target));
        start(() -> copy(target, from));
    }

    private static void copy(Socket from, Socket target) {
        try (from;
                target) {
            from.getInputStream().transferTo(target.getOutputStream());
        } catch (IOException pulled) {
            // The cable is out.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
