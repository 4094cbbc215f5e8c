package com.vidaplus.auth.harness.server;

import java.util.Map;

/** A kind of server that Arquillian can start for the suite. */
interface Server {
    /** The name that the build gives it, and {@code arquillian.xml} its container. */
    String kind();

    /**
     * Tells Arquillian's container adapter how to start the server.
     *
     * @param settings the service's settings, which become system properties of the server
     */
    void configure(Map<String, String> settings);

    /** The HTTP port. */
    int port();

    /** Everything logged since the start. */
    String log();

    /** The server of this name, for the database of that name. */
    static Server named(String kind, String database) {
        return switch (kind) {
            case "payara-micro" -> new PayaraMicro();
            case "wildfly" -> new WildFly(database);
            default -> throw new IllegalArgumentException("No such server: " + kind);
        };
    }
}
