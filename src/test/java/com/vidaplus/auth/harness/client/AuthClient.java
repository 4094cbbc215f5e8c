package com.vidaplus.auth.harness.client;

import com.vidaplus.auth.harness.contract.Exchange;
import com.vidaplus.auth.harness.contract.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A client of the service, for tests: knows its addresses and forms, so that a test reads as what it promises. Every answer is held
 * against openapi.yaml before the test sees it.
 */
public final class AuthClient {

    public static final String FORM = "application/x-www-form-urlencoded";

    private static final OpenApiContract CONTRACT = OpenApiContract.ofThisService();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /** @param base the context root, without a slash at the end */
    public AuthClient(URI base) {
        this.base = base;
    }

    /** {@code POST /auth/token} with name and password alone. */
    public Answer signIn(String username, String password) {
        return token(Form.of("username", username, "password", password));
    }

    /** {@code POST /auth/token}. */
    public Answer token(Form form, String... headers) {
        return post("/auth/token", form, headers);
    }

    /** {@code POST /auth/token/refresh_token} with a bearer token. */
    public Answer refresh(String accessToken) {
        return send("POST", "/auth/token/refresh_token", "", "Authorization", "Bearer " + accessToken);
    }

    /** {@code POST /oauth2/token}. */
    public Answer oauthToken(Form form, String... headers) {
        return post("/oauth2/token", form, headers);
    }

    /** {@code POST /oauth2/introspect}. */
    public Answer introspect(String token, String... headers) {
        return post("/oauth2/introspect", Form.of("token", token), headers);
    }

    /** {@code POST /oauth2/revoke}. */
    public Answer revoke(String token, String... headers) {
        return post("/oauth2/revoke", Form.of("token", token), headers);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Form form, String... headers) {
        return post(path, FORM, form.urlEncoded(), headers);
    }

    public Answer post(String path, String contentType, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = contentType;
        return send("POST", path, body, all);
    }

    /**
     * Any request.
     *
     * @param body    null for none
     * @param headers name, value, name, value, ...
     */
    public Answer send(String method, String path, String body, String... headers) {
        return sendBody(method, path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8), headers);
    }

    /**
     * Any request with any body; one of unknown length is sent in chunks. It comes from an address of its own unless the headers name one.
     *
     * @param headers name, value, name, value, ...
     */
    public Answer sendBody(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).method(method, body);
        request.header(ClientAddress.HEADER, ClientAddress.next());
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals(ClientAddress.HEADER)) {
                request.setHeader(headers[i], headers[i + 1]);
            } else {
                request.header(headers[i], headers[i + 1]);
            }
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            CONTRACT.check(new Exchange(method, path, response.statusCode(), response.headers().map(), response.body()));
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** A name and value for {@code Authorization}, to be passed on as headers: HTTP Basic, both halves form-encoded (RFC 6749 §2.3.1). */
    public static String[] basic(String clientId, String clientSecret) {
        String pair = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))};
    }
}
