package com.vidaplus.auth.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The archive of classes (JEP 310, JEP 350) with which a JVM starts. The archive holds, parsed and verified, the classes that the service
 * has loaded once it has given tokens. One start of the service makes the archive, on a database of its own, which is thrown away.
 */
final class ClassArchive {
    private static final int DUMP_SECONDS = 180;

    /**
     * Lines of the list that name classes which the JVM makes up. JDK 17 would put method handles ({@code @lambda-form-invoker}) into the
     * archive. That JDK crashes when it takes such handles from an archive while Flight Recorder or an agent is on, also with
     * {@code -XX:ArchiveClassesAtExit}. JDK 17 also crashes while it dumps the classes behind lambda expressions ({@code @lambda-proxy}) of
     * the signature provider's signed jar, which every build of ours has.
     */
    private static final String MADE_UP = "@lambda-";

    /** The newest Java whose list of classes is filtered here, and that needs it. */
    private static final int LISTED = 17;

    private final Path mainJar;

    /** @param mainJar the jar that {@code java -jar} starts, at the place where it will stay */
    ClassArchive(Path mainJar) {
        this.mainJar = mainJar;
    }

    /**
     * Makes the archive with the JVM that runs now; takes about as long as two starts.
     *
     * @param file of the archive
     * @throws IOException if no archive was made; the message tells why
     */
    void write(Path file) throws IOException {
        Path scratch = Files.createTempDirectory("vidaplus-auth-install");
        try {
            if (Runtime.version().feature() > LISTED) {
                writeAtEnd(scratch, file);
                return;
            }
            Path loaded = scratch.resolve("loaded");
            TrainingStart.of(mainJar, scratch).run("-XX:DumpLoadedClassList=" + loaded, "-XX:TieredStopAtLevel=1");
            List<String> lines = Files.readAllLines(loaded).stream().filter(line -> !line.startsWith(MADE_UP)).toList();
            dump(scratch, lines, file);
        } finally {
            Place.remove(scratch);
        }
    }

    /** Newer JVMs do not read a list that was filtered; they write the archive themselves when the training start ends. */
    private void writeAtEnd(Path scratch, Path file) throws IOException {
        TrainingStart.of(mainJar, scratch).run("-XX:ArchiveClassesAtExit=" + file, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        if (!Files.exists(file)) {
            throw new IOException("the JVM did not write it: " + lastLine(scratch.resolve(TrainingStart.LOG)));
        }
    }

    private void dump(Path scratch, List<String> lines, Path file) throws IOException {
        Path classes = Files.write(scratch.resolve("classes"), lines);
        Files.deleteIfExists(file);
        List<String> command = new ArrayList<>(List.of(java(), "-Xshare:dump", "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + file, "-XX:+UseG1GC", "-Xmx512m", "-jar", mainJar.toString()));
        Path log = scratch.resolve("dump.log");
        Process dump = new ProcessBuilder(command).directory(scratch.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!dump.waitFor(DUMP_SECONDS, TimeUnit.SECONDS)) {
                dump.destroyForcibly();
                throw new IOException("it was not written in " + DUMP_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (dump.exitValue() != 0 || !Files.exists(file)) {
            throw new IOException("the JVM did not write it: " + lastLine(log));
        }
    }

    static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "it says nothing" : lines.get(lines.size() - 1);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
