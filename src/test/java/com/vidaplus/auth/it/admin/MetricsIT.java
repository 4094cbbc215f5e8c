package com.vidaplus.auth.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsIT extends AdminIT {

    @Test
    void whatHappensIsCounted() {
        String email = ACCOUNTS.add(PASSWORD, "metrics");
        AdminDoor monitor = bearer(CLIENT.signIn(email, PASSWORD).accessToken());
        double accepted = value(monitor, "vidaplus_sign_ins_total{outcome=\"accepted\"}");
        double refused = value(monitor, "vidaplus_refusals_total{reason=\"wrong-password\"}");

        CLIENT.signIn(email, PASSWORD);
        CLIENT.signIn(email, "not " + PASSWORD);

        assertThat(value(monitor, "vidaplus_sign_ins_total{outcome=\"accepted\"}")).isGreaterThan(accepted);
        assertThat(value(monitor, "vidaplus_refusals_total{reason=\"wrong-password\"}")).isGreaterThan(refused);
    }

    @Test
    void theTextIsThatOfPrometheus() {
        Answer answer = bearer(CLIENT.signIn(ACCOUNTS.add(PASSWORD, "metrics"), PASSWORD).accessToken()).get("/metrics");
        answers(answer, 200);
        assertThat(answer.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body().lines()).isNotEmpty().allMatch(line ->
                line.matches("# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\\{[a-z]+=\"[^\"]*\"\\})? ([0-9.E+-]+|\\+Inf|NaN)"));
        assertThat(answer.body()).contains("_bucket{le=\"", "key_age").doesNotContain("@");
        assertThat(answer.body().lines()).as("the WAR brings libsodium for this platform").contains("vidaplus_password_hashes_native 1");
        answers(admin.get("/metrics"), 403);
    }

    @Test
    void theConnectionsToTheDatabaseAreCounted() {
        AdminDoor monitor = bearer(CLIENT.signIn(ACCOUNTS.add(PASSWORD, "metrics"), PASSWORD).accessToken());
        double inUse = value(monitor, "vidaplus_database_connections_in_use");
        assertThat(inUse).isBetween(1.0, 100.0);
        assertThat(value(monitor, "vidaplus_database_connections")).isBetween(1.0, 100.0);
    }

    @Test
    void theEmbeddedDatabasesFileIsMeasuredAndCanBeCompacted() {
        AdminDoor monitor = bearer(CLIENT.signIn(ACCOUNTS.add(PASSWORD, "metrics"), PASSWORD).accessToken());
        if (service().databaseKind() == Database.Kind.H2) {
            Deadline.of(Duration.ofSeconds(60), "the file was looked after")
                    .await(() -> value(monitor, "vidaplus_database_file_upkeep") == 1);
            assertThat(value(monitor, "vidaplus_database_file_bytes")).isGreaterThan(10_000);
        } else {
            assertThat(monitor.get("/metrics").body()).doesNotContainPattern("(?m)^vidaplus_database_file");
        }
    }

    private static double value(AdminDoor monitor, String sample) {
        return monitor.get("/metrics").body().lines().filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1))).findFirst().orElse(0);
    }
}
