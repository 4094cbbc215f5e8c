package com.vidaplus.auth.it.faults;

import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a node how it is, as a load balancer does: with little patience. */
final class Probe {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI base;

    private Probe(URI base) {
        this.base = base;
    }

    static Probe of(ServiceProcess node) {
        return new Probe(node.baseUri());
    }

    int ready() {
        return status("/ready");
    }

    int live() {
        return status("/live");
    }

    int jwks() {
        return status("/oauth2/jwks");
    }

    int metadata() {
        return status("/.well-known/oauth-authorization-server");
    }

    /** The status, or 0 where there was no answer in time. */
    private int status(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
