package com.vidaplus.auth.harness.server;

import java.io.File;
import java.nio.file.Path;

/** What the build made, and where; the build names the places in system properties. */
final class Artifacts {
    private Artifacts() {
    }

    /** The WAR as it is delivered. */
    static Path war() {
        return path("service.war");
    }

    /** The runnable jar as it is delivered. */
    static Path runnableJar() {
        return path("service.jar");
    }

    /** The directory that the runnable jar is installed in. */
    static Path installation() {
        return path("service.home");
    }

    /** Payara Micro as it comes from its makers. */
    static Path payaraMicro() {
        return serverDirectory().resolve("payara-micro.jar");
    }

    /** What the runnable jar has beside the WAR, as Payara Micro's option {@code --addLibs} wants it. */
    static String libraries() {
        return serverDirectory().resolve("postgresql.jar") + File.pathSeparator + serverDirectory().resolve("AmazonCorrettoCryptoProvider.jar");
    }

    /** A file of the folder with the servers' scripts. */
    static Path script(String name) {
        return path("service.sources").resolve(name);
    }

    /** Where the build puts servers and their drivers. */
    static Path serverDirectory() {
        return path("service.directory");
    }

    /** A directory for what tests leave behind. */
    static Path workDirectory() {
        return serverDirectory().resolveSibling("it");
    }

    private static Path path(String property) {
        return Path.of(setting(property));
    }

    /** A system property of the build. */
    static String setting(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The system property " + property + " is missing: run the tests with Maven");
        }
        return value;
    }
}
