package com.vidaplus.auth.micro;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The runnable jar laid out in a directory. The server's jars and those of the WAR are on one plain class path, whose loaded classes the
 * JVM can keep in an archive. The WAR's own classes and pages are unpacked beside the jars.
 *
 * <p>Nothing is unpacked at a start any more, and the server does not look for annotations in the WAR's libraries. Processes only read the
 * directory, so that any number of them may run from it.
 */
final class Installation {
    /** The server's jars. */
    static final String SERVER = "server";
    /** The WAR without its libraries. Its name is the application's. */
    static final String SERVICE = "vidaplus-auth";
    /** The jar that {@code java -jar} starts. */
    static final String MAIN_JAR = "service.jar";

    private static final String LIBRARIES = "lib";
    private static final String MANIFEST = JarFile.MANIFEST_NAME;
    private static final String WAR_LIBRARIES = "WEB-INF/lib/";

    private final Path directory;
    private final List<String> classPath = new ArrayList<>();

    /** @param directory absolute, and empty */
    Installation(Path directory) {
        this.directory = directory;
    }

    /** Writes the directory from a runnable jar. */
    void unpack(Path runnableJar) throws IOException {
        try (JarFile packed = new JarFile(runnableJar.toFile())) {
            List<JarEntry> own = new ArrayList<>();
            for (JarEntry entry : Collections.list(packed.entries())) {
                // The server makes its directories where the jar has entries for them.
                if (entry.isDirectory() || !place(packed, entry)) {
                    own.add(entry);
                }
            }
            writeMainJar(packed, own);
        }
    }

    private boolean place(JarFile packed, JarEntry entry) throws IOException {
        String name = entry.getName();
        try (InputStream content = packed.getInputStream(entry)) {
            if (name.startsWith("MICRO-INF/runtime/") && name.endsWith(".jar")) {
                library(SERVER, name, content);
            } else if (name.startsWith("MICRO-INF/lib/")) {
                library(LIBRARIES, name, content);
            } else if (name.startsWith("MICRO-INF/deploy/") && name.endsWith(".war")) {
                unpackWar(content);
            } else {
                return false;
            }
            return true;
        }
    }

    private void library(String folder, String name, InputStream content) throws IOException {
        String place = folder + "/" + fileName(name);
        copy(content, directory.resolve(place));
        classPath.add(place);
    }

    private void unpackWar(InputStream war) throws IOException {
        ZipInputStream entries = new ZipInputStream(war);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().startsWith(WAR_LIBRARIES) && !entry.isDirectory()) {
                library(LIBRARIES, entry.getName(), entries);
            } else if (!entry.isDirectory()) {
                copy(entries, inside(directory.resolve(SERVICE), entry.getName()));
            }
        }
    }

    private void writeMainJar(JarFile packed, List<JarEntry> entries) throws IOException {
        Manifest manifest = new Manifest(packed.getManifest());
        // The server's own first, as when they are packed: some of the WAR's libraries are there too, in another version.
        Comparator<String> order = Comparator.comparing((String jar) -> !jar.startsWith(SERVER)).thenComparing(jar -> jar);
        // From Java 22 on, each start would otherwise warn of the libraries that compute hashes and signatures.
        manifest.getMainAttributes().putValue("Enable-Native-Access", "ALL-UNNAMED");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.stream().sorted(order).collect(Collectors.joining(" ")));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(directory.resolve(MAIN_JAR)), manifest)) {
            for (JarEntry entry : entries) {
                if (!entry.getName().equals(MANIFEST)) {
                    // The server takes its resource adapters from the root of the class path.
                    jar.putNextEntry(new ZipEntry(entry.getName().endsWith(".rar") ? fileName(entry.getName()) : entry.getName()));
                    try (InputStream content = packed.getInputStream(entry)) {
                        content.transferTo(jar);
                    }
                }
            }
        }
    }

    private static Path inside(Path parent, String name) throws IOException {
        Path file = parent.resolve(name).normalize();
        if (!file.startsWith(parent)) {
            throw new IOException("Not a name within the WAR: " + name);
        }
        return file;
    }

    private static void copy(InputStream content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }

    private static String fileName(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }
}
