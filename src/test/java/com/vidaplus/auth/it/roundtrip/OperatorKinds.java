package com.vidaplus.auth.it.roundtrip;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.it.roundtrip.Population.Person;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What an operator asks for and changes. */
final class OperatorKinds {

    private final Population people;
    /** The key that was published last and does not sign yet; null where it was removed. */
    private String kid;

    OperatorKinds(Population people) {
        this.people = people;
    }

    List<Kind> ofAccounts() {
        return List.of(
                ofPerson("Account: read", "GET", "", null, 200),
                Kind.of("Account: search page", 200, () -> people.operator("GET", "/admin/accounts?limit=20", null)),
                Kind.of("Account: made, with a password", 201, () -> people.operator("POST", "/admin/accounts",
                        "{\"email\":\"" + Population.newName() + "\",\"password\":\"" + people.password() + "\",\"groups\":[\"doctors\"]}")),
                ofPerson("Account: groups changed", "PATCH", "", "{\"groups\":[\"doctors\"]}", 200),
                ofPerson("Account: disabled, with one session", "PATCH", "", "{\"enabled\":false}", 200),
                ofPerson("Account: password set", "PUT", "/password", "{\"password\":\"" + people.password() + "!\"}", 200),
                ofPerson("Account: sessions read", "GET", "/sessions", null, 200),
                ofPerson("Account: sessions ended", "DELETE", "/sessions", null, 204),
                ofPerson("Account: deleted", "DELETE", "", null, 204),
                ofPerson("Account: personal data read", "GET", "/export", null, 200),
                ofPerson("Account: erased", "POST", "/erasure", "", 200),
                Kind.of("Account: import of one line", 200, () -> people.operator("POST", "/admin/accounts/import", "application/x-ndjson",
                        "{\"email\":\"" + Population.newName() + "\",\"groups\":[\"doctors\"]}\n")));
    }

    List<Kind> ofClients() {
        return List.of(
                ofClient("Client: read", "GET", "", null, 200),
                Kind.of("Client: list page", 200, () -> people.operator("GET", "/admin/clients?limit=20", null)),
                Kind.of("Client: made", 201, () -> people.operator("POST", "/admin/clients",
                        "{\"client_id\":\"made-" + UUID.randomUUID() + "\",\"grant_types\":[\"client_credentials\"]}")),
                ofClient("Client: scopes changed", "PATCH", "", "{\"scopes\":[\"records:read\"]}", 200),
                ofClient("Client: another secret", "POST", "/secret", "", 200),
                ofClient("Client: deleted", "DELETE", "", null, 204));
    }

    List<Kind> ofTheRest() {
        return List.of(
                Kind.of("Keys: list", 200, () -> people.operator("GET", "/admin/keys", null)),
                Kind.of("Audit: page", 200, () -> people.operator("GET", "/admin/audit?limit=20", null)),
                Kind.after("Metrics", 200, this::monitor, token -> people.bearer(token, "GET", "/metrics", null)),
                new Kind("Keys: rotated", 202, this::rotation),
                Kind.after("Keys: removed before it signed", 204, this::pendingKey, this::remove));
    }

    /** A token of somebody who may read the metrics. */
    private String monitor() {
        Person person = people.person();
        people.asOperator("PATCH", "/admin/accounts/" + person.id(), "{\"groups\":[\"metrics\"]}");
        return people.apiToken(person);
    }

    /** About a new account with one session. */
    private Kind ofPerson(String name, String method, String path, String json, int status) {
        Supplier<Person> made = () -> {
            Person person = people.person();
            people.oauthSession(person);
            return person;
        };
        return Kind.after(name, status, made, person -> people.operator(method, "/admin/accounts/" + person.id() + path, json));
    }

    private Kind ofClient(String name, String method, String path, String json, int status) {
        return Kind.after(name, status, people::newClient, id -> people.operator(method, "/admin/clients/" + id + path, json));
    }

    /** A key that waits for its turn forbids another one. */
    private Supplier<Answer> rotation() {
        if (kid != null) {
            remove(kid);
        }
        return () -> {
            Answer answer = rotate();
            kid = answer.text("kid");
            return answer;
        };
    }

    private String pendingKey() {
        if (kid != null) {
            remove(kid);
        }
        kid = null;
        return rotate().text("kid");
    }

    private Answer rotate() {
        return people.operator("POST", "/admin/keys", "");
    }

    private Answer remove(String pending) {
        return people.operator("DELETE", "/admin/keys/" + pending, null);
    }
}
