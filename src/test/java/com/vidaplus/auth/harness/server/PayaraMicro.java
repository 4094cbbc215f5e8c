package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara Micro as Arquillian's adapter starts it, with the scripts of the runnable jar. */
final class PayaraMicro implements Server {
    private final int port = FreePort.find();
    private final Path directory = Directories.empty(Artifacts.workDirectory().resolve(kind()));
    private final Path logFile = directory.resolve("server.log");

    @Override
    public String kind() {
        return "payara-micro";
    }

    @Override
    public void configure(Map<String, String> settings) {
        List<String> properties = new ArrayList<>();
        settings.forEach((name, value) -> properties.add("-D" + name + "=" + value));
        System.setProperty("payara.microJar", Artifacts.payaraMicro().toString());
        System.setProperty("payara.startupTimeoutInSeconds", "90");
        // The adapter drains the output, but keeps what it reads to itself, so the log goes to a file too.
        System.setProperty("payara.consoleOutput", "false");
        System.setProperty("payara.randomHttpPort", "false");
        System.setProperty("payara.autoBindHttp", "false");
        // "Enabled" leaves out the adapter's own --nocluster, beside which Payara Micro starts Hazelcast despite --noHazelcast.
        System.setProperty("payara.clusterEnabled", "true");
        System.setProperty("payara.cmdOptions", words(properties));
        System.setProperty("payara.extraMicroOptions", words(List.of(
                "--port", Integer.toString(port),
                "--noHazelcast",
                "--addLibs", Artifacts.libraries(),
                "--prebootcommandfile", Artifacts.script("payara-micro/pre-boot.txt").toString(),
                "--postbootcommandfile", Artifacts.script("payara-micro/post-boot.txt").toString(),
                "--logproperties", logging().toString())));
    }

    /**
     * The runnable jar's logging, a file, and the server's own lines, by which the adapter knows that it has started. Payara Micro's
     * option for a file is ignored beside a logging configuration.
     */
    private Path logging() {
        try {
            String delivered = Files.readString(Artifacts.script("payara-micro/logging.properties"));
            return Files.writeString(directory.resolve("logging.properties"), delivered + """
                    .level=INFO
                    org.apache.catalina.level.level=INFO
                    handlers=java.util.logging.ConsoleHandler,java.util.logging.FileHandler
                    java.util.logging.FileHandler.pattern=%s
                    java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                    java.util.logging.FileHandler.encoding=UTF-8
                    java.util.logging.FileHandler.limit=0
                    """.formatted(logFile.toString().replace("\\", "/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String log() {
        return LogFile.read(logFile);
    }

    /** The adapter splits at every space that has no backslash before it. */
    private static String words(List<String> words) {
        return String.join(" ", words.stream().map(word -> word.replace(" ", "\\ ")).toList());
    }
}
