import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Packs the runnable jar, as a program of the build that {@code java} compiles by itself. Payara Micro makes its own uber jar, and this
 * program adds the launcher's files. Payara's entries are copied as they are, since its class loader reads jars within the jar only
 * uncompressed.
 *
 * <p>The first arguments are the jar to make, the launcher's main class and the directory of compiled classes. Of that directory the main
 * class's package is taken. The next arguments are the directory of the launcher's other files and {@code payara-micro.jar}; the rest are
 * Payara Micro's options. The jar takes its place when it is whole; a failure leaves the one of before.
 */
final class RunnableJar {

    private RunnableJar() {
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        String mainClass = arguments[1];
        String mainPackage = mainClass.substring(0, mainClass.lastIndexOf('.')).replace('.', '/');
        Path classes = Path.of(arguments[2]);

        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        Files.deleteIfExists(made);
        packServer(Path.of(arguments[4]), made, Arrays.asList(arguments).subList(5, arguments.length));
        try (FileSystem archive = FileSystems.newFileSystem(made)) {
            add(classes.resolve(mainPackage), classes, archive);
            add(Path.of(arguments[3]), Path.of(arguments[3]), archive);
            setMainClass(archive.getPath("META-INF", "MANIFEST.MF"), mainClass);
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void packServer(Path server, Path jar, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-jar", server.toString()));
        command.addAll(options);
        command.addAll(List.of("--outputUberJar", jar.toString()));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0 || !Files.exists(jar)) {
            throw new IOException("Payara Micro made no " + jar + "; exit code " + exit);
        }
    }

    /** Adds each file below a directory, under its path as seen from the root. */
    private static void add(Path directory, Path root, FileSystem archive) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException("There is nothing of the launcher in " + directory);
        }
        for (Path file : files) {
            Path entry = archive.getPath("/").resolve(root.relativize(file).toString().replace('\\', '/'));
            Files.createDirectories(entry.getParent());
            Files.copy(file, entry, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void setMainClass(Path file, String mainClass) throws IOException {
        Manifest manifest;
        try (InputStream in = Files.newInputStream(file)) {
            manifest = new Manifest(in);
        }
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        try (OutputStream out = Files.newOutputStream(file)) {
            manifest.write(out);
        }
    }
}
