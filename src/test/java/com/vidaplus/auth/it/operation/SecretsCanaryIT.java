package com.vidaplus.auth.it.operation;

import static com.vidaplus.auth.harness.client.AuthClient.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.Secrets;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.races.DatabaseDump;
import com.vidaplus.auth.it.token.ForgedToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets of every kind go through every door; afterwards none is in any output, but for the answers that are there to hand it over. */
@Tag("processes")
@Tag("long")
class SecretsCanaryIT {

    private static final String JSON = "application/json";

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final StringBuilder answers = new StringBuilder();
    private final Bootstrap first = Bootstrap.random();
    private AuthClient door;
    private String operator;

    @TempDir
    private Path directory;

    @Case({"H03", "H14"})
    @ParameterizedTest
    @EnumSource(Database.Kind.class)
    void noSecretIsInLogsAnswersMetricsProcessListOrDatabase(Database.Kind kind, TestReporter reporter) throws IOException, JoseException {
        try (Database database = kind == Database.Kind.H2 ? H2Database.in(directory.resolve("h2")) : PostgreSqlDatabase.start();
                ServiceProcess service = start(database)) {
            door = new AuthClient(service.baseUri());
            useSecretsOfEveryKind(database);

            Map<String, DatabaseDump> places = new LinkedHashMap<>();
            places.put("log", new DatabaseDump(service.log()));
            places.put("answers", new DatabaseDump(answers.toString()));
            places.put("metrics", new DatabaseDump(metrics()));
            places.put("process list", new DatabaseDump(commandLines()));
            places.put("database", DatabaseDump.of(database));
            assertThat(places.get("log").contains("sign-in-refused")).as("this is the log").isTrue();
            assertThat(places.get("answers").contains("Incorrect email or password")).as("these are the answers").isTrue();
            assertThat(places.get("metrics").contains("vidaplus_")).as("these are the metrics").isTrue();
            assertThat(places.get("process list").contains("-jar")).as("this is the process list").isTrue();
            assertThat(places.get("database").contains(first.email())).as("this is the database").isTrue();
            List<String> hits = new ArrayList<>();
            places.forEach((place, text) -> secrets.forEach((name, secret) -> {
                if (text.reveals(secret) && !(place.equals("database") && name.startsWith("stored"))) {
                    hits.add(name + " in " + place);
                }
            }));
            assertThat(hits).isEmpty();
            reporter.publishEntry(kind + ": secrets looked for in " + places.keySet(), Integer.toString(secrets.size()));
        }
    }

    /** PostgreSQL of the tests trusts this machine, so any password will do; H2's has to be the one that the tests use beside it. */
    private ServiceProcess start(Database database) {
        Map<String, String> settings = new LinkedHashMap<>(database.settings());
        if (database.kind() == Database.Kind.POSTGRESQL) {
            settings.put("DB_PASSWORD", "database-" + Secrets.password());
        }
        secrets.put("database password", settings.get("DB_PASSWORD"));
        return ServiceProcess.runnableJar().environment(settings).environment(first.settings()).start();
    }

    private String secret(String name, String value) {
        secrets.put(name, value);
        return value;
    }

    private String password(String name) {
        return secret(name, name.replace(' ', '-') + "-" + Secrets.password());
    }

    /** Adds to what was answered, less what that answer is there to hand over. */
    private Answer heard(Answer answer, String... handedOver) {
        String text = answer.status() + " " + answer.headers() + "\n" + answer.body() + "\n";
        for (String allowed : handedOver) {
            text = text.replace(allowed, "(handed over)");
        }
        answers.append(text);
        return answer;
    }

    /** Hands over its tokens, and nothing else that is secret. */
    private Answer tokens(String name, Answer answer) {
        List<String> handedOver = new ArrayList<>();
        String access = answer.accessToken();
        handedOver.add(access);
        secret(name + ", signature", access.substring(access.lastIndexOf('.') + 1));
        secret(name + ", claims", access.split("\\.")[1]);
        if (answer.json().containsKey("refresh_token")) {
            handedOver.add(secret(name + ", refresh token", answer.refreshToken()));
        }
        return heard(answer, handedOver.toArray(String[]::new));
    }

    private Answer operating(String method, String path, Map<String, ?> body) {
        return door.send(method, path, body == null ? null : JsonUtil.toJson(Map.copyOf(body)), body == null
                ? new String[] {"Authorization", "Bearer " + operator}
                : new String[] {"Authorization", "Bearer " + operator, "Content-Type", JSON});
    }

    private void useSecretsOfEveryKind(Database database) throws JoseException {
        secret("first password", first.password());
        secret("first client's secret", first.clientSecret());
        secret("key-encryption key", database.keyEncryptionKey());
        String[] shop = basic(first.clientId(), first.clientSecret());
        secret("Basic header", shop[1].substring("Basic ".length()));
        operator = tokens("operator's token", door.signIn(first.email(), first.password())).accessToken();

        String password = useAnAccount(shop);
        useAClient(password);
        mistypeSecrets(shop, password);
        readEverything();

        ForgedToken own = ForgedToken.of(database::connect, database.keyEncryptionKey(), Map.of("sub", "x"));
        JsonUtil.parseJson(own.privateJwk()).forEach((name, value) -> {
            if (List.of("d", "p", "q", "dp", "dq", "qi").contains(name)) {
                secret("private key, " + name, (String) value);
            }
        });
        secret("stored hash", hashOf(database));
    }

    private String useAnAccount(String... shop) {
        String password = password("password at creation");
        Answer made = heard(operating("POST", "/admin/accounts", Map.of("email", "ana@vidaplus.example", "password", password,
                "groups", List.of("metrics"))));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String set = password("password set by an operator");
        assertThat(heard(operating("PUT", "/admin/accounts/" + made.text("id") + "/password", Map.of("password", set))).status())
                .isBetween(200, 204);
        String bearer = tokens("API token", door.signIn("ana@vidaplus.example", set)).accessToken();
        String own = password("password set by its owner");
        assertThat(heard(door.send("PUT", "/account/password", JsonUtil.toJson(Map.of("old_password", set, "new_password", own)),
                "Authorization", "Bearer " + bearer, "Content-Type", JSON)).status()).isEqualTo(204);
        String slid = tokens("token before a refresh", door.signIn("ana@vidaplus.example", own)).accessToken();
        tokens("token after a refresh", door.refresh(slid));
        Answer pair = tokens("OAuth pair", door.oauthToken(Form.of("grant_type", "password", "username", "ana@vidaplus.example",
                "password", own), shop));
        Answer next = tokens("rotated pair", door.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", pair.refreshToken()),
                shop));
        heard(door.introspect(next.accessToken(), shop));
        heard(door.introspect(next.refreshToken(), shop));
        heard(door.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", "x" + pair.refreshToken()), shop));
        heard(door.revoke(next.refreshToken(), shop));
        heard(door.oauthToken(Form.of("grant_type", "refresh_token", "refresh_token", pair.refreshToken()), shop));
        return own;
    }

    private void useAClient(String password) {
        Map<String, Object> registration = Map.of("client_id", "reports", "grant_types", List.of("client_credentials", "password"));
        Answer made = operating("POST", "/admin/clients", registration);
        String secret = secret("client's secret", made.text("client_secret"));
        heard(made, secret);
        tokens("client's token", door.oauthToken(Form.of("grant_type", "client_credentials"), basic("reports", secret)));
        Answer rotated = operating("POST", "/admin/clients/reports/secret", Map.of());
        String next = secret("client's rotated secret", rotated.text("client_secret"));
        heard(rotated, next);
        tokens("client's later token", door.oauthToken(Form.of("grant_type", "client_credentials", "client_id", "reports",
                "client_secret", next)));
        heard(door.oauthToken(Form.of("grant_type", "client_credentials"), basic("reports", secret)));
        heard(door.token(Form.of("username", "ana@vidaplus.example", "password", password, "client_id", "reports", "client_secret",
                secret("wrong client secret", Secrets.clientSecret()))));
        heard(door.oauthToken(Form.of("grant_type", "password", "username", "ana@vidaplus.example", "password", "x", "client_id",
                secret("secret for a client id", Secrets.clientSecret()), "client_secret", "x")));
    }

    private void mistypeSecrets(String[] shop, String password) {
        heard(door.signIn("ana@vidaplus.example", password("wrong password")));
        heard(door.signIn(password("password for a name"), password));
        heard(door.oauthToken(Form.of("grant_type", "password", "username", password("password for a name at the other door"),
                "password", password), shop));
        heard(door.post("/auth/token?password=" + password("password in the query"), Form.of("username", "ana@vidaplus.example")));
        heard(door.post("/oauth2/token?password=" + password("password in the other query"), Form.of("grant_type", "password"), shop));
        heard(door.post("/auth/token", JSON, "{\"username\":\"ana@vidaplus.example\",\"password\":\"" + password("password in JSON")
                + "\"}"));
        heard(door.post("/auth/token", AuthClient.FORM, "username=%G1&password=" + password("password beside bad encoding")));
        heard(door.token(Form.of("username", "ana@vidaplus.example", "password", password, "scope", password("password for a scope"),
                "scope", "x")));
        heard(door.refresh(password("password for a bearer token")));
        heard(door.introspect(password("password for a token"), shop));
        heard(door.revoke(password("password for a revoked token"), shop));
        heard(door.get("/auth/" + password("password in an address")));
        heard(operating("POST", "/admin/accounts", Map.of("email", "rui@vidaplus.example", "password", secret("short password",
                "k7Qz-9Wv_t"))));
        heard(operating("POST", "/admin/accounts", Map.of("email", password("password for an address"), "password", "x")));
        heard(operating("GET", "/admin/accounts?email=" + password("password in a search"), null));
    }

    private void readEverything() {
        for (String path : List.of("/admin/accounts", "/admin/clients", "/admin/keys", "/admin/audit?limit=200", "/admin/audit/verify",
                "/account", "/oauth2/jwks", "/.well-known/oauth-authorization-server", "/live", "/ready")) {
            assertThat(heard(operating("GET", path, null)).status()).as(path).isEqualTo(200);
        }
    }

    private String metrics() {
        String monitor = door.signIn("ana@vidaplus.example", secrets.get("password set by its owner")).accessToken();
        return door.get("/metrics", "Authorization", "Bearer " + monitor).body();
    }

    private static String hashOf(Database database) {
        try (var connection = database.connect(); var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT password_hash FROM account WHERE email = 'ana@vidaplus.example'")) {
            row.next();
            return row.getString(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of every process of this machine that may be read. */
    private static String commandLines() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(path -> path.getFileName().toString().matches("[0-9]+")).toList()) {
                try {
                    all.append(new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).replace('\0', ' '))
                            .append('\n');
                } catch (IOException ended) {
                    // It has ended in the meantime.
                }
            }
        }
        return all.toString();
    }
}
