package com.vidaplus.auth.it.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.audit.AuditTables;
import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** That the audit log is as it was written, after whatever a test has done to nodes and database. */
public final class AuditCheck {

    /** So many answers read some hundred million entries. */
    private static final int MOST_ANSWERS = 1_000;

    private AuditCheck() {
    }

    /** Opens connections to a service's database. */
    @FunctionalInterface
    public interface Connector {
        Connection connect() throws SQLException;
    }

    /** By the tables alone. */
    public static void assertSound(Connector database) {
        try (Connection connection = database.connect()) {
            AuditVerification verification = new AuditTables(connection).verify();
            assertThat(verification.findings()).as("findings of the audit log").isEmpty();
            assertThat(verification.chains()).as("chains of the audit log").isPositive();
        } catch (SQLException e) {
            throw new AssertionError("The audit log cannot be read", e);
        }
    }

    /**
     * By a node, which also knows what it has written itself.
     *
     * @param admin an access token of an account in group {@code admin}
     */
    public static void assertSound(URI node, String admin) {
        AuthClient client = new AuthClient(node);
        String place = "";
        for (int i = 0; i < MOST_ANSWERS && place != null; i++) {
            Answer answer = client.get("/admin/audit/verify" + place, "Authorization", "Bearer " + admin);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            Map<String, Object> body = answer.json();
            assertThat(body).as(answer.body()).containsEntry("sound", true);
            place = body.containsKey("next") ? "?after=" + body.get("next") : null;
        }
        assertThat(place).as("the verification ends").isNull();
    }
}
