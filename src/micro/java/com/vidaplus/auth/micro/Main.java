package com.vidaplus.auth.micro;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;

/**
 * Starts Payara Micro with our WAR, and ends the process with exit code 1 when the WAR did not start.
 *
 * <p>Payara Micro itself would go on without the WAR, listening and answering 404, and no supervisor would notice. All command-line options
 * are Payara Micro's own.
 *
 * <p>This is the main class of the runnable jar, where server and WAR are inside, and of an {@link Installation}, where they are beside.
 */
public final class Main {
    private static final int FAILED = 1;

    /** The class that starts the server where its jars are on the class path. No compiler sees this class, in a jar within a jar. */
    private static final String UNPACKED_SERVER = "fish.payara.micro.impl.PayaraMicroImpl";

    private Main() {
    }

    /**
     * Starts the server and returns when the service answers; the server's threads keep the process alive.
     *
     * @param options Payara Micro's options, such as {@code --port 8080}
     */
    public static void main(String... options) {
        LastWords words = LastWords.onStandardError();
        try {
            StartOptions given = new StartOptions(List.of(options));
            Ports ports = new Ports(given);
            ports.requireFree();
            ServerLog.useLevel(setting("SERVER_LOG_LEVEL"));
            PoolSize.require(setting("DB_POOL_SIZE"));
            DatabasePassword.ofProcess().ofFile().ifPresent(password -> System.setProperty("DB_PASSWORD", password));
            if (isDefaultDatabase()) {
                new DataDirectory(Path.of("data")).secure();
            }
            Listener listener = Listener.closed(ports);
            start(listener.closing(given));
            if (!deployed(PayaraMicroLauncher.getBootClass())) {
                exit(words, "The service did not start" + words.reason().map(reason -> ". " + reason).orElse("; the reason is above."), null);
            }
            Transports transports = new Transports(PayaraMicroLauncher.getBootClass());
            new GracefulStop(transports).onSignal();
            ports.requireFree();
            listener.open(PayaraMicroLauncher.getBootClass());
            words.end();
            announce(transports);
        } catch (IOException e) {
            // The message of a FileSystemException is a path alone.
            exit(words, e instanceof FileSystemException ? "The service did not start. A file cannot be used: " + e : e.getMessage(), null);
        } catch (Exception e) {
            exit(words, "The server did not start: " + e, e);
        }
    }

    /** A service that answers goes on, whatever can be told about it. */
    private static void announce(Transports transports) {
        try {
            new Announcement(transports.addresses()).make();
        } catch (JMException | ReflectiveOperationException | RuntimeException e) {
            System.getLogger(Main.class.getName()).log(Level.WARNING, "VidaPlus Auth answers. Where, and with what, cannot be told: {0}",
                    e.toString());
        }
    }

    /** A system property, or else a variable of the environment; null where there is neither. */
    private static String setting(String name) {
        return System.getProperty(name, System.getenv(name));
    }

    /** Whether the database is the one of post-boot.txt: {@code ./data/auth}. */
    private static boolean isDefaultDatabase() {
        return setting("DB_URL") == null;
    }

    private static void start(List<String> options) throws Exception {
        Class<?> server;
        try {
            server = Class.forName(UNPACKED_SERVER);
        } catch (ClassNotFoundException packed) {
            PayaraMicroLauncher.main(options.toArray(String[]::new));
            return;
        }
        // The property that Payara Micro's own launcher of an unpacked server sets. That launcher would keep its state in this directory,
        // where a second process finds it. Without a root directory each process has its own, which it removes at its end.
        Path jar = Path.of(PayaraMicro.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
        System.setProperty("fish.payara.micro.UnpackDir", jar.getParent().toString());
        List<String> all = new ArrayList<>(List.of("--deploy", jar.resolveSibling(Installation.SERVICE).toString(), "--contextRoot", "/"));
        all.addAll(options);
        server.getMethod("main", String[].class).invoke(null, (Object) all.toArray(String[]::new));
    }

    private static boolean deployed(PayaraMicroBoot server) throws BootstrapException {
        PayaraMicroRuntime runtime = server.getRuntime();
        return runtime != null && !runtime.getLocalDescriptor().getDeployedApplications().isEmpty();
    }

    /** Writes the message as the last line on the console: output of the server at its end is dropped. */
    private static void exit(LastWords words, String message, Exception cause) {
        Logger log = System.getLogger(Main.class.getName());
        if (cause != null) {
            log.log(Level.ERROR, "The failure was this", cause);
        }
        log.log(Level.ERROR, message);
        words.beSilent();
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.exit(FAILED);
    }
}
