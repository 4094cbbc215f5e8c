package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.it.client.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class ImportIT extends AdminIT {

    private final String mark = "in-" + UUID.randomUUID();

    @Test
    void accountsOfEveryKindSignInAfterwardsAndASecondImportChangesNothing() {
        Map<String, ForeignAccounts> byEmail = new LinkedHashMap<>();
        ForeignAccounts.oneOfEachKind().forEach(one -> byEmail.put(mark + byEmail.size() + "@vidaplus.example", one));
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

    @Test
    void aBrokenLineIsReportedWithItsNumberAndStopsNothingElse() {
        String good = "{\"email\":\"" + mark + "%d@vidaplus.example\"}";
        List<String> lines = List.of(String.format(good, 1), "{", "", "[]", "7", "null", "{\"email\":7}", "{\"email\":\"no address\"}",
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
        assertThat(withoutId(again)).isEqualTo(withoutId(line));
    }

    private static String withoutId(String line) {
        return line.replaceFirst("\"id\":\"[^\"]+\",", "");
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
