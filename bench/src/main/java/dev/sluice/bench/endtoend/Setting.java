package dev.sluice.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The processes of one comparison: the model server, the peer and the gateway. */
final class Setting {
    private final Program nginx;
    private final Folder folder;
    private final Ports ports;
    private final Cores cores;

    Setting(Program nginx, Folder folder, Ports ports, Cores cores) {
        this.nginx = nginx;
        this.folder = folder;
        this.ports = ports;
        this.cores = cores;
    }

    /** The model server, beside the generator. */
    ServerProcess mock() throws IOException, InterruptedException {
        return nginx("mock", cores.load(), ports.mock());
    }

    /** The peer, on the target's core. */
    ServerProcess peer() throws IOException, InterruptedException {
        return nginx("nginx", cores.target(), ports.nginx());
    }

    private ServerProcess nginx(String name, int core, int port) throws IOException, InterruptedException {
        String configuration = folder.fill(name + ".conf", ports.words()).toString();
        List<String> command =
                List.of(nginx.path(), "-p", folder.path().toString(), "-c", configuration, "-e", "stderr");
        return ServerProcess.start(name, Cores.pinned(core, command), port, folder);
    }

    /** The gateway, on the target's core, with one pool whose only endpoint is the model server. */
    ServerProcess gateway(ComparisonOptions.Gateway gateway) throws IOException, InterruptedException {
        if (!Files.isReadable(gateway.jar())) {
            throw new UnmetNeedException(
                    gateway.jar()
                            + " is not there: build it by `mvn -q -DskipTests package`, or compare without it by --sluice none.");
        }
        var command = new ArrayList<String>();
        command.add(gateway.java());
        command.addAll(gateway.jvmOptions());
        command.addAll(List.of("-jar", gateway.jar().toString(), "run"));
        command.add(folder.fill("gateway.json", ports.words()).toString());
        return ServerProcess.start("sluice", Cores.pinned(cores.target(), command), ports.sluice(), folder);
    }
}
