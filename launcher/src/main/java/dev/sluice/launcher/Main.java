package dev.sluice.launcher;

import dev.sluice.launcher.command.Sluice;
import java.security.Security;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // With one worker or none, each asynchronous completion of the JDK would start a thread of its own.
        set("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
        set("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        // Since JDK 22 there is a console even where output goes to a file, unless it is asked not to.
        set("jdk.console", "java.base");
        // Endpoints behind a name are asked for at the pool's own interval, so no answer is to be kept in between.
        Security.setProperty("networkaddress.cache.ttl", "0");
        System.exit(Sluice.commandLine().execute(arguments));
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
