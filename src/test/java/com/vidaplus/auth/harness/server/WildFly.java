package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.StringJoiner;

/** WildFly as Arquillian's adapter starts it: a stock standalone configuration after the CLI script of the database. */
final class WildFly implements Server {
    private final int offset = WildFlyDirectory.freeOffset();
    private final WildFlyDirectory directory;

    /**
     * The server that the build prepared for this database.
     *
     * @param database the database's name in the build
     */
    WildFly(String database) {
        directory = WildFlyDirectory.ofBuild(database);
    }

    @Override
    public String kind() {
        return "wildfly";
    }

    @Override
    public void configure(Map<String, String> settings) {
        StringJoiner javaOptions = new StringJoiner(" ", "-Xmx512m " + System.getProperty("service.jvm", "") + " ", "");
        settings.forEach((name, value) -> javaOptions.add("-D" + name + "=" + value));
        directory.options(offset).forEach(javaOptions::add);
        System.setProperty("wildfly.java-options", javaOptions.toString());
        System.setProperty("wildfly.management-port", Integer.toString(WildFlyDirectory.managementPort(offset)));
        directory.forgetSystemProperties();
        try {
            Files.deleteIfExists(directory.logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return WildFlyDirectory.httpPort(offset);
    }

    @Override
    public String log() {
        return LogFile.read(directory.logFile());
    }
}
