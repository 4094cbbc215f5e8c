package com.vidaplus.auth.micro;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A command that makes a directory of the runnable jar from which the service starts in half the time, with less memory:
 * {@code java -cp vidaplus-auth-micro.jar com.vidaplus.auth.micro.Install DIRECTORY}, then {@code java @DIRECTORY/run --port 8080}.
 *
 * <p>The archive of loaded classes in the directory is good for the JVM that made it and for the place where it was made. Anywhere else the
 * service starts as well, but not as fast; the operator runs this command again there. Where no archive can be made, the command says so
 * and makes the rest.
 */
public final class Install {
    /** The file that holds the options of {@code java}. */
    static final String OPTIONS = "run";
    /** The archive of loaded classes. */
    static final String ARCHIVE = "classes.jsa";

    /**
     * The service's JVM options; the reasons are in decision 20. Without these options the heap may grow to a quarter of the machine. With
     * them the heap is a quarter of MaxRAM. There is no plain -Xmx, so that the operator's -Xmx before {@code @run} is the stronger one.
     */
    private static final List<String> JVM = List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-XX:MaxRAM=1g",
            "-XX:InitialRAMPercentage=18", "-XX:MaxNewSize=40m", "-XX:SurvivorRatio=4", "-XX:TargetSurvivorRatio=90",
            "-XX:MinHeapFreeRatio=30", "-XX:MaxHeapFreeRatio=60", "-XX:MetaspaceSize=128m", "-XX:SoftRefLRUPolicyMSPerMB=10",
            "-XX:TrimNativeHeapInterval=10000", "-XX:FreqInlineSize=100", "-XX:InlineSmallCode=800",
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:+ExitOnOutOfMemoryError");

    private static final Logger LOG = System.getLogger(Install.class.getName());
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Install() {
    }

    /**
     * Runs the command. Exit code 1: the directory was not made, and one sentence tells why; an earlier one is as it was. Exit code 2:
     * wrong arguments.
     *
     * @param arguments the directory: a new one, an empty one, or one that an earlier run made, which is replaced
     * @throws Exception if the runnable jar is not found
     */
    public static void main(String... arguments) throws Exception {
        if (arguments.length != 1) {
            LOG.log(Level.ERROR, "The one argument is the directory to be made");
            System.exit(WRONG_USE);
        }
        Path runnableJar = Path.of(Install.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path directory = Path.of(arguments[0]).toAbsolutePath().normalize();
        try {
            install(runnableJar, directory);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "There is no new installation: {0}", e.getMessage());
            System.exit(FAILED);
        }
        Path archive = directory.resolve(ARCHIVE);
        try {
            new ClassArchive(directory.resolve(Installation.MAIN_JAR)).write(archive);
            writeOptions(directory, directory, List.of("-XX:SharedArchiveFile=" + archive));
        } catch (IOException e) {
            Files.deleteIfExists(archive);
            LOG.log(Level.WARNING, "There is no archive of classes, and the service will start more slowly: {0}", e.getMessage());
        }
    }

    private static void install(Path runnableJar, Path directory) throws IOException {
        Place place = new Place(directory);
        Path built = place.beside();
        try {
            new Installation(built).unpack(runnableJar);
            writeOptions(built, directory, List.of());
            // A temporary directory is for its maker alone, an installation for all who may run it.
            open(built);
            place.take(built);
        } finally {
            Place.remove(built);
        }
    }

    private static void open(Path directory) throws IOException {
        if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Writes the file of options in one directory for the place where it will be, all at once. */
    private static void writeOptions(Path directory, Path place, List<String> more) throws IOException {
        List<String> options = new ArrayList<>(JVM);
        options.addAll(more);
        options.add("-jar");
        options.add(place.resolve(Installation.MAIN_JAR).toString());
        // Backslashes would be escapes there, and Windows takes slashes as well.
        String lines = String.join("\n", options.stream().map(option -> '"' + option.replace('\\', '/') + '"').toList());
        Path written = Files.writeString(directory.resolve(OPTIONS + ".new"), lines + "\n", StandardCharsets.UTF_8);
        Files.move(written, directory.resolve(OPTIONS), StandardCopyOption.REPLACE_EXISTING);
    }
}
