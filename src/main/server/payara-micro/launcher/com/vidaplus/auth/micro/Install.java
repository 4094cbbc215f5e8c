package com.vidaplus.auth.micro;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command that makes a directory of the runnable jar from which the service starts in half the time, with less memory:
 * {@code java -cp vidaplus-auth-micro.jar com.vidaplus.auth.micro.Install DIRECTORY}, then {@code java @DIRECTORY/run --port 8080}.
 *
 * <p>The archive of loaded classes in it is good for the JVM that made it and for the place where it was made. Anywhere else the service
 * starts as well, but not as fast; run this command again there. Where no archive can be made it says so, and the rest is made.
 */
public final class Install {
    /** The file that holds the options of {@code java}. */
    static final String OPTIONS = "run";

    /**
     * How the service is run; the reasons are in decision 20. Without these the heap may grow to a quarter of the machine. It is a quarter
     * of MaxRAM in place of a plain -Xmx, so that an -Xmx before {@code @run} is the stronger one.
     */
    private static final List<String> JVM = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-XX:MaxRAM=1g",
            "-XX:InitialRAMPercentage=18", "-XX:MaxNewSize=40m", "-XX:SurvivorRatio=4", "-XX:TargetSurvivorRatio=90",
            "-XX:MinHeapFreeRatio=30", "-XX:MaxHeapFreeRatio=60", "-XX:MetaspaceSize=128m", "-XX:SoftRefLRUPolicyMSPerMB=10",
            "-XX:TrimNativeHeapInterval=10000", "-XX:FreqInlineSize=100", "-XX:InlineSmallCode=800",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:+ExitOnOutOfMemoryError");

    private static final Logger LOG = System.getLogger(Install.class.getName());
    private static final int WRONG_USE = 2;

    private Install() {
    }

    /**
     * Runs the command. Exit code 2: wrong arguments.
     *
     * @param arguments the directory, which is made; what an earlier run left there is replaced
     * @throws Exception if the directory cannot be written
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length != 1) {
            LOG.log(Level.ERROR, "The one argument is the directory to be made");
            System.exit(WRONG_USE);
        }
        Path runnableJar = Path.of(Install.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path directory = Path.of(arguments[0]).toAbsolutePath().normalize();
        removeEarlier(directory);
        Installation installation = new Installation(directory);
        installation.unpack(runnableJar);
        List<String> options = new ArrayList<>(JVM);
        Path archive = directory.resolve("classes.jsa");
        try {
            new ClassArchive(installation.mainJar()).write(archive);
            options.add("-XX:SharedArchiveFile=" + archive);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "There is no archive of classes, and the service will start more slowly: {0}", e.getMessage());
        }
        options.add("-jar");
        options.add(installation.mainJar().toString());
        // Backslashes would be escapes there, and Windows takes slashes as well.
        String lines = String.join("\n", options.stream().map(option -> '"' + option.replace('\\', '/') + '"').toList());
        Files.writeString(directory.resolve(OPTIONS), lines + "\n", StandardCharsets.UTF_8);
    }

    private static void removeEarlier(Path directory) throws IOException {
        for (String name : List.of(OPTIONS, "classes.jsa", Installation.MAIN_JAR, Installation.SERVER, Installation.SERVICE, "lib")) {
            Path earlier = directory.resolve(name);
            if (Files.exists(earlier)) {
                try (Stream<Path> files = Files.walk(earlier)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
