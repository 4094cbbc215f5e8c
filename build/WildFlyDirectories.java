import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Sets WildFly up for the tests as its README says, as a program of the build that {@code java} compiles by itself: {@code wildfly-h2} by
 * {@code service.cli}, and {@code wildfly-postgresql} by {@code postgresql.cli} on top of that. Each is a copy of the stock directory
 * {@code standalone}; the results of an earlier run are removed. The server's other files are shared and stay as they came, but for the
 * driver.
 *
 * <p>Arguments: the directory of WildFly; the directory of the scripts; the directory for the results, which has {@code postgresql.jar}.
 */
final class WildFlyDirectories {

    private final Path home;
    private final Path scripts;
    private final Path place;

    private WildFlyDirectories(Path home, Path scripts, Path place) {
        this.home = home;
        this.scripts = scripts;
        this.place = place;
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        new WildFlyDirectories(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).make();
    }

    private void make() throws IOException, InterruptedException {
        Path h2 = place.resolve("wildfly-h2");
        Path postgreSql = place.resolve("wildfly-postgresql");
        remove(h2);
        remove(postgreSql);
        remove(home.resolve("modules/org/postgresql"));

        copy(home.resolve("standalone"), h2);
        Files.copy(scripts.resolve("unavailable.json"), h2.resolve("configuration/unavailable.json"));
        run("service.cli", h2);
        copy(h2, postgreSql);
        run("postgresql.cli", postgreSql);
    }

    /** Runs a script as {@code jboss-cli.sh} does, beside the driver's jar. */
    private void run(String script, Path directory) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-Djboss.server.base.dir=" + directory, "-jar", home.resolve("jboss-modules.jar").toString(),
                "-mp", home.resolve("modules").toString(), "org.jboss.as.cli", "--file=" + scripts.resolve(script));
        command.environment().put("JBOSS_HOME", home.toString());
        int exit = command.directory(place.toFile()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(script + " ended with exit code " + exit);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
