package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first start: nobody can sign in by default, the log is quiet, and a wrong setting is named. */
@Tag("processes")
@Tag("long")
class FirstStartIT {

    private static final String NO_ACCOUNT = "There is no account yet, so nobody can sign in. Set BOOTSTRAP_EMAIL and BOOTSTRAP_PASSWORD";

    /** Payara Micro unpacks itself below /tmp, which an operator may change with its option --rootdir. */
    private static final List<Pattern> SERVERS_OWN =
            List.of(Pattern.compile(" PayaraMicro: Payara Micro Runtime directory is located in a temporary file location"));

    @TempDir
    private Path directory;

    @Case("H01")
    @Test
    void withoutAFirstAccountNobodyCanSignInAndTheLogSaysHowToMakeOne() {
        // The test's client names an address of its own as a proxy would, and is to be believed: else the log warns of it.
        try (ServiceProcess service = ServiceProcess.runnableJar().in(directory).environment("TRUSTED_PROXIES", "127.0.0.1").start()) {
            StartLog.of(service).isShort().endsWith();
            AuthClient client = new AuthClient(service.baseUri());
            for (String name : List.of("admin", "admin@vidaplus.example", "admin@localhost", "root", "test", "user")) {
                for (String password : List.of("admin", "password", "changeit", "changeme", "secret", name)) {
                    assertThat(client.signIn(name, password).status()).as(name + " " + password).isEqualTo(401);
                }
            }
            List<String> warnings = warnings(service.log());
            assertThat(warnings).hasSize(1).allSatisfy(line -> assertThat(line).contains(NO_ACCOUNT));
        }
    }

    @Test
    void aSchemaThatTheAddressNamesIsUsedAndOnesOfOthersStayAsTheyAre() throws SQLException {
        try (PostgreSqlDatabase database = PostgreSqlDatabase.start(); Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE account (name TEXT)");
            sql.execute("CREATE TABLE flyway_schema_history (anything TEXT)");
            sql.execute("CREATE SCHEMA clinic");
            Bootstrap bootstrap = Bootstrap.random();
            try (ServiceProcess service = ServiceProcess.runnableJar().environment(database.settings()).environment(bootstrap.settings())
                    .environment("DB_URL", database.url() + "?currentSchema=clinic").start()) {
                StartLog.of(service).isShort().endsWith("Database: PostgreSQL ", database.url().replace("jdbc:postgresql://", " at ") + ". ");
                assertThat(new AuthClient(service.baseUri()).signIn(bootstrap.email(), bootstrap.password()).status()).isEqualTo(200);
            }
            assertThat(tables(sql, "public")).containsExactlyInAnyOrder("account", "flyway_schema_history");
            assertThat(tables(sql, "clinic")).contains("account", "audit_event", "vidaplus_schema_history");
        }
    }

    private static List<String> tables(Statement sql, String schema) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = sql.executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static List<String> warnings(String log) {
        return log.lines().filter(line -> line.matches("\\S+ (WARNING|SEVERE) .*"))
                .filter(line -> SERVERS_OWN.stream().noneMatch(own -> own.matcher(line).find())).toList();
    }

    static Stream<Arguments> wrongSettings() {
        return Stream.of(
                Arguments.of("ACCESS_TOKEN_EXPIRE_MINUTES", "-5", "a whole number from 1 to 1440"),
                Arguments.of("TOKEN_ISSUER", "auth.vidaplus.example", "an absolute http or https URL"),
                Arguments.of("BOOTSTRAP_PASSWORD", "short-secret", "15 to 256 characters"),
                Arguments.of("BOOTSTRAP_PASSWORD", "correct horse battery staple", "another one. The password is too common"),
                Arguments.of("KEY_ENCRYPTION_KEY", "bm90IDMyIGJ5dGVzIGxvbmc=", "32"));
    }

    @Case("H13")
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSettings")
    void aWrongSettingStopsTheStartByNameAndWithoutItsValue(String setting, String value, String mayBe) {
        Bootstrap good = Bootstrap.random();

        RefusedStart.of(ServiceProcess.runnableJar().in(directory).environment(good.settings()).environment(setting, value))
                .because("Setting " + setting + " must be ", mayBe)
                .withoutMentioning(value).withoutMentioning(good.clientSecret());
    }
}
