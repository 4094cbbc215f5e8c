package com.vidaplus.auth.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/** WildFly as Arquillian's adapter starts it: a stock standalone configuration after the CLI script of the database. */
final class WildFly implements Server {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int MANAGEMENT = 9990;

    private final int offset = FreePort.findOffset(HTTP, HTTPS, MANAGEMENT);
    private final Path base;

    /**
     * The server that the build prepared for this database.
     *
     * @param database the database's name in the build
     */
    WildFly(String database) {
        base = Artifacts.serverDirectory().resolve("wildfly-" + database);
    }

    @Override
    public String kind() {
        return "wildfly";
    }

    @Override
    public void configure(Map<String, String> settings) {
        StringJoiner javaOptions = new StringJoiner(" ", "-Xmx512m " + System.getProperty("service.jvm", "") + " ", "");
        settings.forEach((name, value) -> javaOptions.add("-D" + name + "=" + value));
        javaOptions.add("-Djboss.socket.binding.port-offset=" + offset);
        javaOptions.add("-Djboss.server.base.dir=" + base);
        System.setProperty("wildfly.java-options", javaOptions.toString());
        System.setProperty("wildfly.management-port", Integer.toString(MANAGEMENT + offset));
        forgetSystemProperties();
    }

    /** Does what the script did to one logger already for the first start, which still reads the stock logging configuration. */
    private void forgetSystemProperties() {
        Path logging = base.resolve("configuration/logging.properties");
        try {
            String stock = Files.readString(logging);
            Files.writeString(logging, stock.replace("logger.org.jboss.as.config.level=DEBUG", "logger.org.jboss.as.config.level=INFO"));
            Files.deleteIfExists(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return HTTP + offset;
    }

    @Override
    public String log() {
        return LogFile.read(logFile());
    }

    private Path logFile() {
        return base.resolve("log/server.log");
    }
}
