package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.PublishedKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes on one PostgreSQL: what an operator does on one is so on the other at the next request. The keys come last. */
@Tag("processes")
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

    private static final String PASSWORD = AdminIT.PASSWORD;
    private static final Bootstrap BOOTSTRAP = Bootstrap.random();

    private static PostgreSqlDatabase database;
    private static ServiceProcess firstNode;
    private static ServiceProcess secondNode;
    private static AuthClient first;
    private static AuthClient second;
    private static Accounts accounts;

    @BeforeAll
    static void start() {
        database = PostgreSqlDatabase.start();
        firstNode = node().start();
        secondNode = node().start();
        first = new AuthClient(firstNode.baseUri());
        second = new AuthClient(secondNode.baseUri());
        accounts = new Accounts(database::connect);
    }

    private static ServiceProcess.Builder node() {
        return ServiceProcess.runnableJar().environment(database.settings()).environment(BOOTSTRAP.settings());
    }

    @AfterAll
    static void stop() {
        firstNode.close();
        secondNode.close();
        database.close();
    }

    private static AdminDoor operatorOnFirst() {
        return new AdminDoor(first, first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken());
    }

    @Case("F12")
    @Test
    @Order(1)
    void aTokenRevokedOnOneNodeIsRefusedOnTheOther() {
        TestClient client = new Clients(accounts).a().added();
        Form signIn = Form.of("grant_type", "password", "username", BOOTSTRAP.email(), "password", BOOTSTRAP.password());
        Answer tokens = first.oauthToken(signIn, client.headers());
        AdminDoor onSecond = new AdminDoor(second, tokens.accessToken());
        AdminDoor.answers(onSecond.get("/admin/keys"), 200);

        first.post("/oauth2/revoke", Form.of("token", tokens.accessToken()), client.headers());

        AdminDoor.answers(onSecond.get("/admin/keys"), 401);
        Form refresh = Form.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken());
        assertThat(second.oauthToken(refresh, client.headers()).status()).isEqualTo(400);
    }

    @Case("C15")
    @Test
    @Order(1)
    void anAccountDisabledOnOneNodeIsRefusedOnTheOther() {
        String email = accounts.add(PASSWORD, "admin");
        String token = first.signIn(email, PASSWORD).accessToken();
        AdminDoor onSecond = new AdminDoor(second, token);
        AdminDoor.answers(onSecond.get("/admin/keys"), 200);
        String id = onSecond.get("/account").text("id");

        AdminDoor.answers(operatorOnFirst().patch("/admin/accounts/" + id, Map.of("enabled", false)), 200);

        AdminDoor.answers(onSecond.get("/admin/keys"), 401);
        assertThat(second.refresh(token).status()).isEqualTo(401);
        assertThat(second.signIn(email, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void aGroupRemovedOnOneNodeIsGoneOnTheOther() {
        AdminDoor onSecond = new AdminDoor(second, second.signIn(accounts.add(PASSWORD, "admin"), PASSWORD).accessToken());
        AdminDoor.answers(onSecond.get("/admin/keys"), 200);
        String id = onSecond.get("/account").text("id");

        AdminDoor.answers(operatorOnFirst().patch("/admin/accounts/" + id, Map.of("groups", List.of())), 200);

        AdminDoor.answers(onSecond.get("/admin/keys"), 403);
    }

    @Test
    @Order(1)
    void aNewPasswordAndAChangedClientCountOnTheOther() {
        String email = accounts.add(PASSWORD);
        String token = second.signIn(email, PASSWORD).accessToken();
        String id = new AdminDoor(second, token).get("/account").text("id");
        AdminDoor operator = operatorOnFirst();
        AdminDoor.answers(operator.put("/admin/accounts/" + id + "/password", Map.of("password", AdminIT.OTHER_PASSWORD)), 200);
        assertThat(second.refresh(token).status()).isEqualTo(401);
        assertThat(second.signIn(email, AdminIT.OTHER_PASSWORD).status()).isEqualTo(200);

        Answer made = operator.post("/admin/clients", Map.of("client_id", "machine", "grant_types", List.of("client_credentials")));
        Form form = Form.of("grant_type", "client_credentials");
        String[] basic = AuthClient.basic("machine", made.text("client_secret"));
        assertThat(second.oauthToken(form, basic).status()).isEqualTo(200);
        AdminDoor.answers(operator.patch("/admin/clients/machine", Map.of("enabled", false)), 200);
        assertThat(second.oauthToken(form, basic).status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void aSuccessorIsPublishedBehindTheActiveKeyAndOnlyOne() {
        String active = PublishedKeys.of(first).active().getKeyId();
        Answer rotated = operatorOnFirst().post("/admin/keys");
        AdminDoor.answers(rotated, 202);

        AdminDoor.answers(operatorOnFirst().post("/admin/keys"), 409);

        for (AuthClient node : List.of(first, second)) {
            Deadline.of(Duration.ofSeconds(20), "the successor is published").await(() ->
                    PublishedKeys.of(node).json().contains(rotated.text("kid")));
            assertThat(PublishedKeys.of(node).active().getKeyId()).isEqualTo(active);
        }
        assertThat(operatorOnFirst().get("/admin/keys").body()).contains("\"pending\"", "\"active\"");
        String token = second.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        assertThat(PublishedKeys.of(first).verify(token).header()).containsEntry("kid", active);
    }

    @Test
    @Order(3)
    @Case("E19")
    void whereTheActiveKeyIsTakenAwayItsPublishedSuccessorSignsAtOnce() {
        String pending = kidInState("pending");

        assertThat(takeTheActiveKeyAway()).isEqualTo(pending);

        assertThat(operatorOnFirst().get("/admin/audit?type=key-rotated").body()).contains(pending);
    }

    @Test
    @Order(4)
    @Case("E19")
    void whereThereIsNoSuccessorANewKeySignsAtOnce() {
        String before = PublishedKeys.of(first).json();

        assertThat(before).doesNotContain(takeTheActiveKeyAway());

        assertThat(operatorOnFirst().get("/admin/audit/verify").json()).containsEntry("sound", true);
    }

    /** Takes it away by the first node and gives the one that signs in its place. */
    private static String takeTheActiveKeyAway() {
        String active = PublishedKeys.of(first).active().getKeyId();
        String[] client = AuthClient.basic(BOOTSTRAP.clientId(), BOOTSTRAP.clientSecret());
        String ofFirst = first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        String ofSecond = second.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();

        AdminDoor.answers(operatorOnFirst().delete("/admin/keys/" + active), 204);

        for (AuthClient node : List.of(first, second)) {
            for (String token : List.of(ofFirst, ofSecond)) {
                assertThat(node.introspect(token, client).json()).containsEntry("active", false);
                assertThat(node.refresh(token).status()).isEqualTo(401);
            }
        }
        String successor = PublishedKeys.of(first).active().getKeyId();
        String fresh = first.signIn(BOOTSTRAP.email(), BOOTSTRAP.password()).accessToken();
        assertThat(PublishedKeys.of(first).verify(fresh).header()).containsEntry("kid", successor);
        assertThat(PublishedKeys.of(first).json()).doesNotContain(active);
        Deadline.of(Duration.ofSeconds(30), "the other node signs with the successor too").await(() ->
                PublishedKeys.of(second).active().getKeyId().equals(successor));
        assertThat(PublishedKeys.of(second).json()).isEqualTo(PublishedKeys.of(first).json());
        assertThat(second.introspect(fresh, client).json()).containsEntry("active", true);
        assertThat(operatorOnFirst().get("/admin/audit?type=key-retired").body()).contains(active);
        return successor;
    }

    private static String kidInState(String state) {
        return ((List<?>) operatorOnFirst().get("/admin/keys").json().get("keys")).stream().map(key -> (Map<?, ?>) key)
                .filter(key -> state.equals(key.get("state"))).map(key -> (String) key.get("kid")).findFirst().orElseThrow();
    }
}
