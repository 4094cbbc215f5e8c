package com.vidaplus.auth.it.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/** WildFly as Arquillian's adapter starts it: a stock standalone configuration after the CLI script of the database. */
final class WildFly implements Server {
    private static final int HTTP = 8080;
    private static final int HTTPS = 8443;
    private static final int MANAGEMENT = 9990;

    private final int offset = FreePort.findOffset(HTTP, HTTPS, MANAGEMENT);
    private final Path base = Path.of(System.getProperty("service.wildfly-base"));

    @Override
    public String kind() {
        return "wildfly";
    }

    @Override
    public void configure(Map<String, String> settings) {
        StringJoiner javaOptions = new StringJoiner(" ");
        settings.forEach((name, value) -> javaOptions.add("-D" + name + "=" + value));
        javaOptions.add("-Djboss.socket.binding.port-offset=" + offset);
        javaOptions.add("-Djboss.server.base.dir=" + base);
        System.setProperty("wildfly.java-options", javaOptions.toString());
        System.setProperty("wildfly.management-port", Integer.toString(MANAGEMENT + offset));
    }

    @Override
    public int port() {
        return HTTP + offset;
    }

    @Override
    public String log() {
        return LogFile.read(base.resolve("log/server.log"));
    }
}
