package com.vidaplus.auth.it.server;

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

    /** Payara Micro as it comes from its makers. */
    static Path payaraMicro() {
        return path("service.directory").resolve("payara-micro.jar");
    }

    static Path postgresDriver() {
        return path("service.directory").resolve("postgresql.jar");
    }

    /** A file of the folder with the servers' scripts. */
    static Path script(String name) {
        return path("service.sources").resolve(name);
    }

    /** A directory for what tests leave behind. */
    static Path workDirectory() {
        return path("service.directory").resolveSibling("it");
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("The system property " + property + " is missing: run the tests with Maven");
        }
        return Path.of(value);
    }
}
