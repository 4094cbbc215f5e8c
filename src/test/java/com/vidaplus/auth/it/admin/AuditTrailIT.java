package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailIT extends AdminIT {

    @Test
    void everyPageTogetherHasEveryEntryOnceNewestFirst() {
        String email = newEmail();
        String id = admin.created(Map.of("email", email, "password", PASSWORD)).text("id");
        for (int i = 0; i < 3; i++) {
            CLIENT.signIn(email, PASSWORD);
            CLIENT.signIn(email, "not " + PASSWORD);
        }
        List<Map<?, ?>> found = new ArrayList<>();
        String next = "";
        while (next != null) {
            Map<String, Object> page = admin.get("/admin/audit?limit=2&subject=" + id + next).json();
            ((List<?>) page.get("entries")).forEach(entry -> found.add((Map<?, ?>) entry));
            next = page.containsKey("next") ? "&after=" + page.get("next") : null;
        }
        assertThat(found).hasSize(7).doesNotHaveDuplicates();
        assertThat(found).extracting(entry -> (String) entry.get("at")).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(found).extracting(entry -> (Object) entry.get("type")).containsOnly("sign-in", "sign-in-refused", "account-created");
    }

    @Test
    void aSearchFindsWhatItNamesAndNothingElse() {
        String operator = admin.get("/account").text("id");
        String id = admin.created(Map.of("email", newEmail())).text("id");
        String at = (String) auditOf(id).get(0).get("at");
        String search = "/admin/audit?subject=" + id;
        assertThat(count(search + "&type=account-created&actor=" + operator + "&from=" + at)).isEqualTo(1);
        assertThat(count(search + "&type=account-deleted")).isZero();
        assertThat(count(search + "&actor=" + id)).isZero();
        assertThat(count(search + "&until=" + at)).isZero();
        assertThat(count(search + "&from=2999-01-01T00:00:00Z")).isZero();
        assertThat(count("/admin/audit?subject=%27%20OR%201=1--")).isZero();
    }

    private int count(String search) {
        Answer answer = admin.get(search);
        answers(answer, 200);
        return ((List<?>) answer.json().get("entries")).size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=x", "limit=", "limit=99999999999", "after=nonsense", "after=1.b",
        "after=", "from=yesterday", "until=2026-13-01T00:00:00Z", "from=", "type=no%00thing"})
    void whatIsNoSearchIsRefused(String query) {
        answers(admin.get("/admin/audit?" + query), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=-1000000000-01-01T00:00:00Z", "until=%2B1000000000-12-31T23:59:59Z", "from=0000-01-01T00:00:00Z",
        "after=999999999999999999.AAAAAAAAAAAAAAAAAAAAAA.999999999999999999"})
    void theEndsOfTimeAreNoError(String query) {
        assertThat(admin.get("/admin/audit?" + query).status()).isIn(200, 422);
    }

    @Test
    void theRecordIsSound() {
        Answer answer = admin.get("/admin/audit/verify");
        answers(answer, 200);
        assertThat(answer.json()).as(answer.body()).containsEntry("sound", true).containsEntry("findings", List.of());
    }

    @Test
    void aVerificationThatStopsGoesOnWhereItStopped() {
        long entries = 0;
        int parts = 0;
        String next = "";
        while (next != null) {
            Answer answer = admin.get("/admin/audit/verify?limit=10" + next);
            answers(answer, 200);
            assertThat(answer.json()).as(answer.body()).containsEntry("sound", true);
            entries += ((Number) answer.json().get("entries")).longValue();
            parts++;
            next = answer.json().containsKey("next") ? "&after=" + answer.text("next") : null;
        }
        assertThat(parts).isGreaterThan(1);
        assertThat(entries).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=", "after=x", "after=chains.a'b.1", "limit=0", "limit=100001", "limit=x", "limit="})
    void whatIsNoPlaceOrLimitOfAVerificationIsRefused(String query) {
        answers(admin.get("/admin/audit/verify?" + query), 422);
    }
}
