package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes accounts, clients and sessions as an operator and people would, through the service alone. */
final class Population {

    private static final String JSON = "application/json";

    private final AuthClient http;
    private final String password = Secrets.password();
    private final TestClient shop;
    /** Where the first client's servers are: it is known there from its second request on. */
    private final String home = ClientAddress.next();
    private final String operator;

    /**
     * Of a service with nothing but its first account and client.
     *
     * @param http      leads to the service
     * @param bootstrap who is there
     */
    Population(AuthClient http, Bootstrap bootstrap) {
        this.http = http;
        shop = new TestClient(bootstrap.clientId(), Optional.of(bootstrap.clientSecret()));
        operator = http.signIn(bootstrap.email(), bootstrap.password()).accessToken();
    }

    /** An account that was made. */
    record Person(String id, String email) {
    }

    AuthClient http() {
        return http;
    }

    /** The password of every account that was made. */
    String password() {
        return password;
    }

    /** Headers of the first client, from where it always is. */
    String[] shop() {
        return shopAt(home);
    }

    /** Headers of the first client from another address. */
    String[] shopAt(String address) {
        return new String[] {shop.headers()[0], shop.headers()[1], ClientAddress.HEADER, address};
    }

    /** An address from which the first client has authenticated once, and nobody else has done anything. */
    String newHome() {
        String address = ClientAddress.next();
        succeeded(clientCredentials(address));
        return address;
    }

    Answer clientCredentials(String address) {
        return http.oauthToken(Form.of("grant_type", "client_credentials"), shopAt(address));
    }

    String home() {
        return home;
    }

    static String newName() {
        return "person-" + UUID.randomUUID() + "@vidaplus.example";
    }

    Person person() {
        String email = newName();
        Answer made = asOperator("POST", "/admin/accounts", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
        return new Person(made.text("id"), email);
    }

    /** The id of a client with every grant, a secret that is thrown away, and no token yet. */
    String newClient() {
        String id = "client-" + UUID.randomUUID();
        asOperator("POST", "/admin/clients", "{\"client_id\":\"" + id + "\",\"grant_types\":[\"client_credentials\"]}");
        return id;
    }

    /** Signs a person in at the OAuth door, with the first client. */
    Answer oauthSession(Person person) {
        return succeeded(http.oauthToken(oauthForm(person.email(), password), shop()));
    }

    /** Signs a new person in there. */
    Answer oauthSession() {
        return oauthSession(person());
    }

    private static Form oauthForm(String email, String password) {
        return Form.of("grant_type", "password", "username", email, "password", password);
    }

    Answer refresh(String refreshToken) {
        return http.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", refreshToken), shop());
    }

    /** Signs a new person in at the API door. */
    String apiToken() {
        return apiToken(person());
    }

    String apiToken(Person person) {
        return succeeded(http.signIn(person.email(), password)).accessToken();
    }

    Answer succeeded(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("Answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /** A request of the operator, with JSON or no body (null), whatever is answered. */
    Answer operator(String method, String path, String json) {
        return http.send(method, path, json, headers(operator, type(json)));
    }

    /** The same; fails where it is refused. */
    Answer asOperator(String method, String path, String json) {
        return succeeded(operator(method, path, json));
    }

    /** A body of another type. */
    Answer operator(String method, String path, String type, String body) {
        return http.send(method, path, body, headers(operator, type));
    }

    /** A request of the bearer of that token. */
    Answer bearer(String token, String method, String path, String json) {
        return http.send(method, path, json, headers(token, type(json)));
    }

    private static String type(String json) {
        return json == null || json.isEmpty() ? null : JSON;
    }

    private static String[] headers(String token, String type) {
        List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        if (type != null) {
            headers.addAll(List.of("Content-Type", type));
        }
        return headers.toArray(String[]::new);
    }
}
