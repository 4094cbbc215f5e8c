package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Deadline;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImportIT extends AdminIT {

    /** What this service writes where nothing else is set. */
    private static final String OWN = "$argon2id$v=19$m=19456,t=2,p=1$";

    /** What libraries write where nothing is set: the dearest of each kind. */
    private static final Set<String> DEFAULTS = Set.of("werkzeug: scrypt, default of 3.x", "werkzeug: pbkdf2 with SHA-512",
            "django: scrypt, default of 5.x", "django: bcrypt_sha256, default", "django: argon2, default since 3.2", "passlib: scrypt, default",
            "passlib: bcrypt_sha256 of 2a", "passlib: bcrypt_sha256, cost of two digits", "spring: default of scrypt",
            "spring: default of scrypt@SpringSecurity_v5_8", "aspnet: Identity version 2",
            "aspnet: Identity version 3, default before .NET 7", "aspnet: Identity version 3, default of .NET 7");

    private final String mark = "in-" + UUID.randomUUID();

    @Tag("wire")
    @Test
    void accountsOfEveryKindSignInAfterwardsAndASecondImportChangesNothing() {
        Map<String, ForeignAccounts> byEmail = new LinkedHashMap<>();
        ForeignAccounts.oneOfEachKind().stream().filter(one -> !DEFAULTS.contains(one.kind()))
                .forEach(one -> byEmail.put(mark + byEmail.size() + "@vidaplus.example", one));
        StringBuilder lines = new StringBuilder();
        byEmail.forEach((email, one) -> lines.append(one.lineFor(email)));

        List<Map<String, Object>> results = results(admin.importing(lines.toString()));

        assertThat(results).hasSize(byEmail.size()).extracting(result -> result.get("line")).doesNotHaveDuplicates();
        List<String> refusedSignIns = new ArrayList<>();
        int line = 0;
        for (Map.Entry<String, ForeignAccounts> account : byEmail.entrySet()) {
            Map<String, Object> result = results.get(line++);
            assertThat(result).as(account.getValue().kind()).containsEntry("status", "created").containsEntry("line", (long) line);
            if (CLIENT.signIn(account.getKey(), account.getValue().password()).status() != 200) {
                refusedSignIns.add(account.getValue().kind());
            }
        }
        assertThat(refusedSignIns).isEmpty();
        String before = exported();
        assertThat(results(admin.importing(lines.toString()))).hasSize(byEmail.size())
                .extracting(result -> result.get("status")).containsOnly("unchanged");
        assertThat(exported()).isEqualTo(before);
    }

    @Tag("wire")
    @Test
    void eachLibrarysDefaultSignsInWithItsPasswordOnlyAndIsMadeAnew() {
        List<ForeignAccounts> accounts = ForeignAccounts.oneOfEachKind().stream().filter(one -> DEFAULTS.contains(one.kind())).toList();
        assertThat(accounts).hasSameSizeAs(DEFAULTS);
        for (ForeignAccounts one : accounts) {
            String email = newEmail();
            assertThat(results(admin.importing(one.lineFor(email)))).as(one.kind()).extracting(result -> result.get("status"))
                    .containsExactly("created");

            assertThat(CLIENT.signIn(email, one.password() + "x").status()).as(one.kind()).isEqualTo(401);
            assertThat(ACCOUNTS.passwordHash(email)).as(one.kind()).doesNotStartWith(OWN);
            assertThat(CLIENT.signIn(email, one.password()).status()).as(one.kind()).isEqualTo(200);
            assertThat(ACCOUNTS.passwordHash(email)).as(one.kind()).startsWith(OWN);
        }
    }

    @Test
    void aHashThatIsTooDearIsRefusedWithTheBoundsOfItsKind() {
        String salt = "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        Map<String, String> reasons = Map.of(
                "argon2$argon2id$v=19$m=102401,t=2,p=8" + salt, "Argon2 hash .* 100 MiB, 10 passes",
                "$2b$15$.....................................................", "bcrypt hash .* up to cost 14",
                "$scrypt$ln=17,r=8,p=1" + salt, "scrypt hash .* 100 MiB",
                "$pbkdf2-sha256$2000001" + salt, "PBKDF2 hash .* 2000000 iterations");

        reasons.forEach((hash, reason) -> assertThat(results(admin.importing(
                "{\"email\":\"" + newEmail() + "\",\"password_hash\":\"" + hash + "\"}\n"))).singleElement()
                .satisfies(result -> assertThat(result).containsEntry("status", "refused").extracting("reason").asString()
                        .containsPattern("Verifying this " + reason).doesNotContain(hash)));
    }

    @Test
    void aBrokenLineIsReportedWithItsNumberAndStopsNothingElse() {
        String good = "{\"email\":\"" + mark + "%d@vidaplus.example\"}";
        List<String> lines = List.of(String.format(good, 1), "{", "{}", "[]", "7", "null", "{\"email\":7}", "{\"email\":\"no address\"}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"password_hash\":\"plain text\"}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"senha\":\"x\"}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"groups\":\"a\"}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"groups\":[7]}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"enabled\":\"yes\"}",
                "{\"email\":\"" + mark + "x@vidaplus.example\",\"groups\":[\"\\u0000\"]}",
                "[".repeat(8_000), "{\"email\":\"" + "x".repeat(17_000) + "\"}", String.format(good, 1), String.format(good, 2));

        List<Map<String, Object>> results = results(admin.importing(String.join("\n", lines)));

        assertThat(results).extracting(result -> result.get("line"))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, lines.size()).boxed().toList());
        assertThat(results.get(0)).containsEntry("status", "created");
        assertThat(results.subList(1, 16)).allSatisfy(result ->
                assertThat(result).containsEntry("status", "refused").containsKey("reason"));
        assertThat(results.get(16)).containsEntry("status", "unchanged");
        assertThat(results.get(17)).containsEntry("status", "created");
        assertThat((List<?>) admin.get("/admin/accounts?email=" + mark).json().get("accounts")).hasSize(2);
    }

    @Test
    void aGroupThatTheDatabaseCannotKeepStopsNothing() {
        List<Map<String, Object>> results = results(admin.importing(
                "{\"email\":\"" + mark + "1@vidaplus.example\",\"groups\":[\"\\ud800\"]}\n"
                + "{\"email\":\"" + mark + "2@vidaplus.example\",\"groups\":[\"" + "g".repeat(101) + "\"]}\n"
                + "{\"email\":\"" + mark + "3@vidaplus.example\",\"groups\":[\"m\u00e9dicos\"]}\n"));
        assertThat(results).extracting(result -> result.get("status")).containsExactly("refused", "refused", "created");
    }

    @Test
    void byteOrderMarksBlankLinesAndNullsAreTaken() {
        String good = "{\"email\":\"" + mark + "%d@vidaplus.example\",\"enabled\":null,\"groups\":null}";
        List<Map<String, Object>> results = results(admin.importing(
                "\uFEFF" + String.format(good, 1) + "\r\n\r\n  \n" + String.format(good, 2) + "\n\n\n"));
        assertThat(results).extracting(result -> result.get("status")).containsExactly("created", "created");
        assertThat(results).extracting(result -> result.get("line")).containsExactly(1L, 4L);
    }

    @Test
    void groupsAndDisabledAccountsComeAlong() {
        String email = mark + "@vidaplus.example";
        admin.importing("{\"email\":\"" + mark.toUpperCase(Locale.ROOT) 
                + "@VIDAPLUS.example\",\"enabled\":false,\"groups\":[\"b\",\"a\"]}\r\n");
        Map<?, ?> account = (Map<?, ?>) ((List<?>) admin.get("/admin/accounts?email=" + mark).json().get("accounts")).get(0);
        assertThat(account.get("email")).isEqualTo(email);
        assertThat(account.get("enabled")).isEqualTo(false);
        assertThat(account.get("groups")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void anImportNeverChangesAnAccountThatIsThere() {
        String email = mark + "@vidaplus.example";
        String id = admin.created(Map.of("email", email, "password", PASSWORD)).text("id");
        assertThat(results(admin.importing("{\"email\":\"" + email + "\",\"enabled\":false,\"groups\":[\"admin\"]}\n")))
                .singleElement().satisfies(result -> assertThat(result).containsEntry("status", "unchanged"));
        assertThat(admin.get("/admin/accounts/" + id).json()).containsEntry("enabled", true).containsEntry("groups", List.of());
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anExportCanBeImportedAgain() {
        String email = mark + "@vidaplus.example";
        String id = admin.created(Map.of("email", email, "password", PASSWORD, "groups", List.of("doctors"))).text("id");
        String line = exported().lines().filter(one -> one.contains(email)).findFirst().orElseThrow() + "\n";
        answers(admin.delete("/admin/accounts/" + id), 204);
        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(401);

        assertThat(results(admin.importing(line))).singleElement()
                .satisfies(result -> assertThat(result).containsEntry("status", "created"));

        assertThat(CLIENT.signIn(email, PASSWORD).status()).isEqualTo(200);
        String again = exported().lines().filter(one -> one.contains(email)).findFirst().orElseThrow() + "\n";
        assertThat(again).as("the id is kept").isEqualTo(line).contains(id);
        assertThat(results(admin.importing(line.replace(email, newEmail())))).singleElement()
                .satisfies(result -> assertThat(result).containsEntry("status", "refused").containsKey("reason"));
    }

    /** Its pages begin behind an id: behind an address, an account that is renamed meanwhile would be missing or come twice. */
    @Test
    void anExportGoesByIdsWhichNeverChange() {
        for (String letter : List.of("c", "a", "b")) {
            admin.created(Map.of("email", letter + newEmail()));
        }
        List<String> ids = exported().lines().filter(line -> !line.startsWith("{\"count\"")).map(line -> line.split("\"", 5)[3]).toList();

        assertThat(ids).hasSizeGreaterThan(2).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdThatNoAccountCanHaveIsRefused() {
        for (String odd : List.of("'x'", "7", "''", "'" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT) + "'")) {
            String line = ("{'id':" + odd + ",'email':'" + mark + "@vidaplus.example'}\n").replace('\'', '"');
            assertThat(results(admin.importing(line))).singleElement()
                    .satisfies(result -> assertThat(result).as(line).containsEntry("status", "refused"));
        }
    }

    @Test
    void anExportEndsWithItsCountAndAnImportChecksIt() {
        admin.created(Map.of("email", mark + "@vidaplus.example"));
        String export = exported();
        List<String> lines = export.lines().toList();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("{\"count\":" + (lines.size() - 1) + "}");

        List<Map<String, Object>> whole = results(admin.importing(export));
        assertThat(whole.get(lines.size() - 1)).containsEntry("status", "counted").containsEntry("count", lines.size() - 1L);
        List<Map<String, Object>> cut = results(admin.importing(String.join("\n", lines.subList(1, lines.size()))));
        assertThat(cut.get(cut.size() - 1)).containsEntry("status", "refused").containsKey("reason");
        List<Map<String, Object>> twice = results(admin.importing(export + export));
        List<Map<String, Object>> behind = results(admin.importing(String.join("\n", lines.subList(1, lines.size())) + "\n\n"));
        assertThat(behind.get(lines.size() - 2)).as("whatever stands behind it").containsEntry("status", "refused");
        // Other tests store hashes that no import takes, so only the lines with a count are looked at.
        assertThat(List.of(twice.get(lines.size() - 1), twice.get(2 * lines.size() - 1))).extracting(result -> result.get("status"))
                .containsOnly("counted");
        assertThat(results(admin.importing("{\"count\":\"x\"}\n{\"count\":1.5}\n{\"count\":0,\"count\":0}\n")))
                .extracting(result -> result.get("status")).containsOnly("refused");
    }

    @Test
    void aMemberThatIsThereTwiceMakesALineBad() {
        List<Map<String, Object>> results = results(admin.importing(
                ("{'email':'" + mark + "1@vidaplus.example','email':'" + mark + "2@vidaplus.example'}\n"
                + "{'email':'" + mark + "3@vidaplus.example','groups':['a'],'groups':['admin']}\n"
                + "{'email':'" + mark + "4@vidaplus.example'} {}\n").replace('\'', '"')));
        assertThat(results).extracting(result -> result.get("status")).containsOnly("refused");
        assertThat((List<?>) admin.get("/admin/accounts?email=" + mark).json().get("accounts")).isEmpty();
    }

    @Test
    void twoImportsOfTheSameAccountsAtOnceMakeEachOnceAndTheLogHasNone() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append("{\"email\":\"").append(mark).append('-').append(i).append("@vidaplus.example\",\"password_hash\":\"")
                    .append("$2b$04$DXRW3fvH.NAD2teWVYnZsuQv2ibJaf.Y4yPc4ziwgZrzYbvi.cTPC\"}\n");
        }
        List<Answer> answers = new ArrayList<>();
        AccountsIT.atOnce(4, i -> {
            Answer answer = admin.importing(lines.toString());
            synchronized (answers) {
                answers.add(answer);
            }
            return answer.status();
        });
        assertThat(answers).flatExtracting(ImportIT::results).extracting(result -> result.get("status"))
                .containsOnly("created", "unchanged").filteredOn("created"::equals).hasSize(400);
        assertThat(service().log()).doesNotContain(mark, "DXRW3fvH");
    }

    @Test
    void whoBecameAdminIsAnsweredForEveryWay() {
        String operator = admin.get("/account").text("id");
        String created = admin.created(Map.of("email", newEmail(), "groups", List.of("admin", "x@y"))).text("id");
        String patched = admin.created(Map.of("email", newEmail(), "groups", List.of("doctors"))).text("id");
        answers(admin.patch("/admin/accounts/" + patched, Map.of("groups", List.of("admin"), "enabled", false)), 200);
        String imported = (String) results(admin.importing("{\"email\":\"" + mark + "@vidaplus.example\",\"groups\":[\"admin\"]}\n"))
                .get(0).get("id");

        Map<String, String> ways = new LinkedHashMap<>();
        for (String type : List.of("account-created", "account-changed")) {
            String next = "";
            while (next != null) {
                Map<String, Object> page = admin.get("/admin/audit?limit=200&type=" + type + next).json();
                for (Object one : (List<?>) page.get("entries")) {
                    Map<?, ?> entry = (Map<?, ?>) one;
                    Map<?, ?> detail = (Map<?, ?>) entry.get("detail");
                    if (List.of(String.valueOf(detail.get("groups_added")).split(" ")).contains("admin")) {
                        ways.putIfAbsent((String) entry.get("subject"), detail.get("way") + " by " + entry.get("actor_kind") + " "
                                + entry.get("actor"));
                    }
                }
                next = page.containsKey("next") ? "&after=" + page.get("next") : null;
            }
        }
        assertThat(ways).containsEntry(created, "create by account " + operator).containsEntry(patched, "patch by account " + operator)
                .containsEntry(imported, "import by account " + operator).containsValue("bootstrap by service null");
        assertThat(auditOf(patched)).extracting(entry -> entry.get("type")).as("both things that the patch did")
                .containsExactlyInAnyOrder("account-disabled", "account-changed", "account-created");
        assertThat(auditOf(imported)).singleElement().satisfies(entry -> assertThat((Map<?, ?>) entry.get("detail"))
                .extracting(detail -> (Object) detail.get("import")).isNotNull());
    }

    @Test
    void anImportIsRecordedFromItsBeginAlsoWhereTheCallerHangsUp() throws IOException {
        String operator = admin.get("/account").text("id");
        int before = ended("broken-off", operator);
        String line = "{\"email\":\"" + mark + "@vidaplus.example\"}\n";
        try (Socket socket = new Socket(service().baseUri().getHost(), service().baseUri().getPort())) {
            socket.getOutputStream().write(("POST " + service().baseUri().getPath() + "/admin/accounts/import HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + admin.token() + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n"
                    + line.repeat(501)).getBytes(StandardCharsets.US_ASCII));
            Deadline.of(Duration.ofSeconds(20), "the first batch is stored").await(() ->
                    !((List<?>) admin.get("/admin/accounts?email=" + mark).json().get("accounts")).isEmpty());
        }
        assertThat((List<?>) admin.get("/admin/audit?type=accounts-import-begun&actor=" + operator).json().get("entries")).isNotEmpty();
        Deadline.of(Duration.ofSeconds(40), "the end is recorded").await(() -> ended("broken-off", operator) > before);
    }

    private int ended(String how, String operator) {
        return (int) ((List<?>) admin.get("/admin/audit?limit=200&type=accounts-imported&actor=" + operator).json().get("entries")).stream()
                .filter(entry -> how.equals(((Map<?, ?>) ((Map<?, ?>) entry).get("detail")).get("end"))).count();
    }

    @Test
    void importAndExportAreAuditedAndNoHashIsInTheLog() {
        String operator = admin.get("/account").text("id");
        admin.importing("{\"email\":\"" + mark
                + "@vidaplus.example\",\"password_hash\":\"$2b$04$DXRW3fvH.NAD2teWVYnZsuQv2ibJaf.Y4yPc4ziwgZrzYbvi.cTPC\"}\n");
        answers(admin.get("/admin/accounts/export"), 200);
        for (String type : List.of("accounts-imported", "accounts-exported")) {
            assertThat((List<?>) admin.get("/admin/audit?type=" + type + "&actor=" + operator).json().get("entries")).as(type).isNotEmpty();
        }
        assertThat(service().log()).doesNotContain("DXRW3fvH", mark);
    }

    @Test
    void anEmptyImportIsNoError() {
        answers(admin.typed("POST", "/admin/accounts/import", "application/x-ndjson", ""), 200);
        answers(admin.typed("POST", "/admin/accounts/import", "application/json", "{}"), 422);
    }

    private String exported() {
        Answer answer = admin.get("/admin/accounts/export");
        answers(answer, 200);
        return answer.body();
    }

    static List<Map<String, Object>> results(Answer answer) {
        answers(answer, 200);
        return answer.body().lines().map(line -> {
            try {
                return JsonUtil.parseJson(line);
            } catch (JoseException e) {
                throw new AssertionError(line, e);
            }
        }).toList();
    }
}
