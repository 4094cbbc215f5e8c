package com.vidaplus.auth.it.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is not signed in gets one and the same answer, so that nobody learns which addresses have an account. */
class RefusedSignInIT extends ApiDoorIT {

    private static AuthClient client;
    private static Answer unknownName;

    @BeforeAll
    static void theAnswerForAnUnknownName() {
        client = client();
        unknownName = client.signIn("nobody-" + UUID.randomUUID() + "@vidaplus.example", PASSWORD);
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThat(unknownName.status()).isEqualTo(401);
        assertThat(unknownName.body()).isEqualTo(INCORRECT);
        assertThat(unknownName.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(unknownName.header("Content-Type")).hasValue("application/json");
        assertThat(unknownName.header("Cache-Control")).hasValue("no-store");
        assertThat(unknownName.header("Pragma")).hasValue("no-cache");
    }

    static Stream<Arguments> refused() {
        Accounts accounts = accounts();
        String enabled = accounts.add(PASSWORD, "doctor");
        String disabled = accounts.add(PASSWORD, "doctor");
        accounts.disable(disabled);
        String kelvin = "kelvin-" + UUID.randomUUID() + "@vidaplus.example";
        accounts.addWithHash("invisible-" + kelvin, null, "nfc");
        accounts.addWithHash("unreadable-" + kelvin, "{SSHA}c29tZXRoaW5nIGVsc2UgZnJvbSBMREFQ", "none");
        accounts.addWithHash("huge-" + kelvin, "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZWhhc2hzb21laGFzaA", "none");
        return Stream.of(
                Arguments.of("a wrong password", enabled, PASSWORD + "r"),
                Arguments.of("a password in another case", enabled, "Correct horse battery staple"),
                Arguments.of("a disabled account, right password", disabled, PASSWORD),
                Arguments.of("a disabled account, wrong password", disabled, "something else"),
                Arguments.of("an account without a password", "invisible-" + kelvin, PASSWORD),
                Arguments.of("an account whose hash nobody can read", "unreadable-" + kelvin, PASSWORD),
                Arguments.of("an account whose hash would take 4 GiB", "huge-" + kelvin, PASSWORD),
                Arguments.of("a blank before the name", " " + enabled, PASSWORD),
                Arguments.of("a blank after the name", enabled + " ", PASSWORD),
                Arguments.of("a line break after the name", enabled + "\r\n", PASSWORD),
                Arguments.of("the Kelvin sign for k", kelvinSign(accounts, kelvin), PASSWORD),
                Arguments.of("a Cyrillic letter", enabled.replace('e', 'е'), PASSWORD),
                Arguments.of("a full-width letter", enabled.replace('u', 'ｕ'), PASSWORD),
                Arguments.of("a name that is no address", "admin", PASSWORD),
                Arguments.of("a blank for a name", " ", PASSWORD),
                Arguments.of("SQL for a name", "' OR '1'='1' --", PASSWORD),
                Arguments.of("a wildcard for a name", "%@vidaplus.example", PASSWORD),
                Arguments.of("the longest possible name", "a".repeat(254), PASSWORD),
                Arguments.of("a name outside of ASCII", "joão@vidaplus.example", PASSWORD));
    }

    private static String kelvinSign(Accounts accounts, String kelvin) {
        accounts.execute("UPDATE account SET email = ? WHERE email = ?", kelvin, accounts.add(PASSWORD));
        return "\u212a" + kelvin.substring(1);
    }

    @Case({"B09", "B10", "B12", "C01"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void everyOtherReasonGetsTheSameBytes(String reason, String username, String password) {
        Form form = Form.of("username", username, "password", password);

        isTheSame(client.token(form));
        isTheSame(client.post("/auth/token/", "multipart/form-data; boundary=x", form.multipart("x")));
    }

    private static void isTheSame(Answer answer) {
        assertThat(answer.status()).isEqualTo(unknownName.status());
        assertThat(answer.body()).isEqualTo(unknownName.body());
        assertThat(lessDate(answer)).isEqualTo(lessDate(unknownName));
    }

    private static Map<String, List<String>> lessDate(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        headers.remove("Date");
        return headers;
    }
}
