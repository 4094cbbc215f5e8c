package com.vidaplus.auth.micro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of an installation. A new installation is built in a directory beside it, and takes its place by a rename. So an old
 * installation stays whole until then. The command replaces only the files of an earlier run: its marker file lists all that it made.
 */
final class Place {
    private static final String MARKER = ".vidaplus-auth-installation";
    /** The files that the command made before it had a marker. */
    private static final Set<String> WITHOUT_MARKER = Set.of(Install.OPTIONS, Install.ARCHIVE, Installation.MAIN_JAR, Installation.SERVER,
            Installation.SERVICE, "lib");

    private final Path directory;

    /** @param directory absolute */
    Place(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes an empty directory beside the place, to build in.
     *
     * @throws IOException where the place is not to be replaced, or its parent cannot be written; the message is for an operator
     */
    Path beside() throws IOException {
        demandReplaceable();
        Path parent = directory.getParent();
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "." + directory.getFileName() + ".new");
        } catch (IOException e) {
            throw new IOException(parent + " cannot be written, and the installation is built there first. Nothing was changed.", e);
        }
    }

    private void demandReplaceable() throws IOException {
        if (directory.getParent() == null || Path.of("").toAbsolutePath().startsWith(directory)) {
            throw new IOException(directory + " is, or holds, the current directory. Run the command elsewhere. Nothing was changed.");
        }
        if (Files.isSymbolicLink(directory)) {
            throw new IOException(directory + " is a symbolic link. Name the directory itself. Nothing was changed.");
        }
        if (Files.notExists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is no directory. Nothing was changed.");
        }
        Set<String> foreign = foreign();
        if (!foreign.isEmpty()) {
            throw new IOException(directory + " has files that this command did not make: "
                    + foreign.stream().limit(5).collect(Collectors.joining(", "))
                    + ". Name a new or an empty directory. Nothing was changed.");
        }
    }

    private Set<String> foreign() throws IOException {
        Path marker = directory.resolve(MARKER);
        if (!Files.isRegularFile(marker, LinkOption.NOFOLLOW_LINKS)) {
            Set<String> names;
            try (Stream<Path> entries = Files.list(directory)) {
                names = entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            }
            boolean ours = names.isEmpty() || WITHOUT_MARKER.containsAll(names) && isOurs(directory.resolve(Installation.MAIN_JAR));
            return ours ? Set.of() : names;
        }
        Set<String> files = files(directory);
        Files.readAllLines(marker, StandardCharsets.UTF_8).forEach(files::remove);
        files.removeAll(List.of(MARKER, Install.OPTIONS, Install.ARCHIVE));
        return files;
    }

    private static boolean isOurs(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Main.class.getName().equals(file.getManifest().getMainAttributes().getValue("Main-Class"));
        } catch (IOException e) {
            return false;
        }
    }

    /** All files below the root, without the directories, by their paths from there. */
    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> root.relativize(path).toString().replace('\\', '/')).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * Puts the built directory at the place, and removes the old one.
     *
     * @throws IOException where that fails; the old directory is there again then
     */
    void take(Path built) throws IOException {
        Files.write(built.resolve(MARKER), files(built), StandardCharsets.UTF_8);
        Path former = directory.resolveSibling(built.getFileName() + ".former");
        boolean replaces = Files.exists(directory);
        if (replaces) {
            move(directory, former);
        }
        try {
            move(built, directory);
        } catch (IOException e) {
            if (replaces) {
                move(former, directory);
            }
            throw e;
        }
        remove(former);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(to + " is a file system of its own: name a directory in it. Nothing was changed.", e);
        }
    }

    /** Removes a directory with all that is in it, if it is there. Links are removed, and not their targets. */
    static void remove(Path directory) throws IOException {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
