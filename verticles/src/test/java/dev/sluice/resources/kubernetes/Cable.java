package dev.sluice.resources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server on this machine that can be pulled and plugged again. */
final class Cable implements AutoCloseable {
    private final int to;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int port;
    private ServerSocket listening;

    Cable(int to) throws IOException {
        this.to = to;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    KubernetesClient client(MockCluster cluster) {
        Config config = cluster.server.createClient().getConfiguration();
        config.setMasterUrl("http://127.0.0.1:" + port + "/");
        return Clients.of(config);
    }

    void pull() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void plug() throws IOException {
        listening = listen(port);
    }

    @Override
    public void close() throws IOException {
        pull();
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket from = socket.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), to);
                open.addAll(List.of(from, target));
                start(() -> copy(from, target));
                start(() -> copy(target, from));
            }
        } catch (IOException pulled) {
            // The cable is out.
        }
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
