package com.vidaplus.auth.it.server;

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

    /** The server of this name. */
    static Server named(String kind) {
        return switch (kind) {
            case "payara-micro" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalArgumentException("No such server: " + kind);
        };
    }
}
