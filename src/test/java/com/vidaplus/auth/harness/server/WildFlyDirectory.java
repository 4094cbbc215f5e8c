package com.vidaplus.auth.harness.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What belongs to one WildFly alone: configuration, deployments, logs. The server's modules are shared by all.
 *
 * @param path the directory, in WildFly's words {@code jboss.server.base.dir}
 */
record WildFlyDirectory(Path path) {

    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int MANAGEMENT = 9990;

    /** The directory that the build prepared by the scripts for this database: {@code h2} or {@code postgresql}. */
    static WildFlyDirectory ofBuild(String database) {
        return new WildFlyDirectory(Artifacts.serverDirectory().resolve("wildfly-" + database));
    }

    /** The same configuration in an empty directory, and the WAR as it is delivered, to be served at {@code /}. */
    WildFlyDirectory copiedTo(Path place) {
        Path copy = Directories.empty(place);
        try (Stream<Path> files = Files.walk(path.resolve("configuration"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(path.relativize(file).toString()));
            }
            Files.copy(Artifacts.war(), Files.createDirectory(copy.resolve("deployments")).resolve("ROOT.war"));
            return new WildFlyDirectory(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what the script did to one logger already for the first start, which still reads the stock logging configuration. */
    void forgetSystemProperties() {
        Path logging = path.resolve("configuration/logging.properties");
        try {
            String stock = Files.readString(logging);
            Files.writeString(logging, stock.replace("logger.org.jboss.as.config.level=DEBUG", "logger.org.jboss.as.config.level=INFO"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options of the JVM that make a server of this directory, whose ports are so far from the stock ones. */
    List<String> options(int portOffset) {
        return List.of("-Djboss.socket.binding.port-offset=" + portOffset, "-Djboss.server.base.dir=" + path);
    }

    static int freeOffset() {
        return FreePort.findOffset(HTTP, HTTPS, MANAGEMENT);
    }

    static int httpPort(int portOffset) {
        return HTTP + portOffset;
    }

    static int managementPort(int portOffset) {
        return MANAGEMENT + portOffset;
    }

    Path logFile() {
        return path.resolve("log/server.log");
    }
}
