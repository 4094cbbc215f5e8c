package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One node as the first client sees it. Without the check against openapi.yaml that {@link AuthClient} makes: in a race the processors
 * belong to the service.
 */
public final class OAuthDoor {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final Handed handed;
    private final String[] basic;
    private final String address;

    public OAuthDoor(URI base, Bootstrap bootstrap, Handed handed) {
        this(base, handed, AuthClient.basic(bootstrap.clientId(), bootstrap.clientSecret()), ClientAddress.next());
    }

    private OAuthDoor(URI base, Handed handed, String[] basic, String address) {
        this.base = base;
        this.handed = handed;
        this.basic = basic;
        this.address = address;
    }

    /** The same door for a client at that address: to a service that takes this machine for a proxy. */
    OAuthDoor from(String clientAddress) {
        return new OAuthDoor(base, handed, basic, clientAddress);
    }

    /** Signs in; fails where that is refused. */
    public Answer signIn(String email, String password) {
        Answer answer = trySignIn(email, password);
        if (answer.status() != 200) {
            throw new AssertionError("Sign-in answered " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    public Answer trySignIn(String email, String password) {
        return post("/oauth2/token", Form.of("grant_type", "password", "username", email, "password", password));
    }

    public Answer refresh(String refreshToken) {
        return post("/oauth2/token", refreshForm(refreshToken));
    }

    public Answer clientCredentials() {
        return post("/oauth2/token", Form.of("grant_type", "client_credentials"));
    }

    public Answer revoke(String token) {
        return post("/oauth2/revoke", Form.of("token", token));
    }

    /** Any answer, 503 as well. */
    public Answer introspect(String token) {
        return post("/oauth2/introspect", Form.of("token", token));
    }

    /** Which process this leads to. */
    public String node() {
        return base.getAuthority();
    }

    public boolean isActive(String token) {
        Answer answer = introspect(token);
        if (answer.status() != 200) {
            throw new AssertionError("Introspection answered " + answer.status() + " " + answer.body());
        }
        return Boolean.TRUE.equals(answer.json().get("active"));
    }

    /** {@code GET /oauth2/jwks} as it came. */
    Answer keys() {
        return send(HttpRequest.newBuilder(base.resolve("/oauth2/jwks")).timeout(TIMEOUT).GET().build());
    }

    /** {@code POST /admin/keys} as the bearer of that token. */
    Answer publishKey(String accessToken) {
        return send("/admin/keys", "", "Authorization", "Bearer " + accessToken);
    }

    /** {@code POST /auth/token} of the other door, with no client. */
    public Answer apiSignIn(String email, String password) {
        return send("/auth/token", Form.of("username", email, "password", password).urlEncoded(), "Content-Type", AuthClient.FORM);
    }

    /** {@code POST /auth/token/refresh_token} of the other door. */
    public Answer slide(String accessToken) {
        return send("/auth/token/refresh_token", "", "Authorization", "Bearer " + accessToken);
    }

    /** Sends a refresh and hangs up without reading an answer. */
    public void refreshAndHangUp(String refreshToken) {
        byte[] body = refreshForm(refreshToken).urlEncoded().getBytes(StandardCharsets.US_ASCII);
        String head = "POST /oauth2/token HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + basic[0] + ": " + basic[1]
                + "\r\nContent-Type: " + AuthClient.FORM + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form refreshForm(String refreshToken) {
        return Form.of("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    private Answer post(String path, Form form) {
        return send(path, form.urlEncoded(), "Content-Type", AuthClient.FORM, basic[0], basic[1]);
    }

    private Answer send(String path, String body, String... headers) {
        Answer answer = send(HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).headers(headers)
                .header(ClientAddress.HEADER, address)
                .POST(BodyPublishers.ofString(body, StandardCharsets.US_ASCII)).build());
        if (answer.status() == 200 && path.contains("token")) {
            handed.add(answer);
        }
        return answer;
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
