package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.FreePort;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keeps the service from starting, the last line on the console says it in a sentence. */
@Tag("processes")
@Tag("long")
class LastLineIT {

    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private static PostgreSqlDatabase database;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        database = PostgreSqlDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void portThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            saysLast(ServiceProcess.runnableJar().port(taken.getLocalPort()), String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void directoryThatCannotBeMade() throws IOException {
        Files.writeString(directory.resolve("data"), "no directory");

        saysLast(ServiceProcess.runnableJar().in(directory), "data");
    }

    @Test
    void poolSizeThatIsNone() {
        saysLast(ServiceProcess.runnableJar().environment("DB_POOL_SIZE", "1"), "Setting DB_POOL_SIZE must be a whole number from 3 to ");
    }

    @Test
    void logLevelThatIsNone() {
        saysLast(ServiceProcess.runnableJar().environment("SERVER_LOG_LEVEL", "FINEST"), "Setting SERVER_LOG_LEVEL must be one of WARNING, INFO.");
    }

    @Test
    void portWithTlsThatIsTakenOrNone() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            saysLast(ServiceProcess.runnableJar().option("--sslPort", Integer.toString(taken.getLocalPort())), "another port with --sslPort.");
        }
        saysLast(ServiceProcess.runnableJar().option("--sslport", "70000"), "After --sslPort comes the number of a port");
    }

    /** A pipe that nobody writes to was waited for without end, and a big file ended the process with OutOfMemoryError. */
    @Test
    void keyFileThatIsAPipe() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor()).isZero();

        saysLast(ServiceProcess.runnableJar().environment("KEY_ENCRYPTION_KEY_FILE", pipe.toString()), "Setting KEY_ENCRYPTION_KEY_FILE must be ");
    }

    @Test
    void addressWithAPasswordThatNoDriverTakes() {
        saysLast(ServiceProcess.runnableJar().environment("DB_URL", "jdbc:mysql://vida:canary-in@h/x"), "No suitable driver");
    }

    @Test
    void databaseThatDoesNotAnswer() {
        saysLast(onPostgreSql("DB_URL", "jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/postgres?password=canary-in-the-address"),
                "The database cannot be used: Connection to 127.0.0.1");
    }

    @Test
    void databaseThatIsNotThere() {
        saysLast(onPostgreSql("DB_URL", database.url().replace("/postgres", "/vidaplus_elsewhere")), "\"vidaplus_elsewhere\" does not exist");
    }

    @Test
    void databaseWithoutTls() {
        saysLast(onPostgreSql("DB_URL", database.url() + "?sslmode=require"), "does not support SSL");
    }

    @Test
    void userOfTheDatabaseThatIsNotThere() {
        saysLast(onPostgreSql("DB_USER", "canary_user"), "\"canary_user\" does not exist");
    }

    @Test
    void schemaThatIsNotThere() {
        saysLast(onPostgreSql("DB_URL", database.url() + "?currentSchema=elsewhere"), "schema");
    }

    @Test
    void passwordOfTheDatabaseThatTheServerWouldExpand() throws IOException {
        saysLast(ServiceProcess.runnableJar().in(directory).environment("DB_PASSWORD", "canary-in ${user.home}"),
                "The service did not start. Setting DB_PASSWORD must be ");
        saysLast(ServiceProcess.runnableJar().in(directory).environment("DB_PASSWORD", "canary-in \\$"), "DB_PASSWORD must be ");
        Path file = Files.writeString(directory.resolve("password"), "canary-in ${HOME}\n");
        saysLast(ServiceProcess.runnableJar().in(directory).environment("DB_PASSWORD_FILE", file.toString()),
                "The service did not start. Setting DB_PASSWORD_FILE must be ");
        saysLast(ServiceProcess.runnableJar().in(directory).environment("DB_PASSWORD_FILE", directory.toString()), "DB_PASSWORD_FILE");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void passwordOfTheDatabaseComesFromAFileAsItIs() throws IOException, SQLException {
        String password = " it's \"odd\" \\ $HOME $$ 50% a\u00e7\u00e3o ";
        Path file = Files.writeString(directory.resolve("password"), password + "\r\n");
        try (ServiceProcess service = ServiceProcess.runnableJar().in(directory).environment("DB_PASSWORD_FILE", file.toString()).start()) {
            assertThat(service.log()).doesNotContain(password);
            service.stop();
        }
        String url = "jdbc:h2:file:" + directory.resolve("data/auth").toAbsolutePath() + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url, "sa", password)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    /** It once was ready, with no account, and the log said that another node had made it. */
    @Test
    void roleThatMayReadAndNotInsert() throws SQLException {
        onPostgreSql("TOKEN_ISSUER", "http://localhost:8080").start().close();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE reader LOGIN PASSWORD 'reader'");
            statement.execute("GRANT SELECT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO reader");
            statement.execute("GRANT INSERT ON audit_chain, audit_link, audit_event, audit_pending TO reader");
        }

        saysLast(onPostgreSql("DB_USER", "reader").environment(Bootstrap.random().settings()),
                "The service did not start. The database refused the first ", ": ERROR: permission denied for table ");
    }

    private static ServiceProcess.Builder onPostgreSql(String setting, String value) {
        return ServiceProcess.runnableJar().environment(database.settings()).environment(setting, value);
    }

    private static void saysLast(ServiceProcess.Builder start, String... words) {
        try (ServiceProcess process = start.launch()) {
            assertThat(process.exitCode(DEADLINE)).as("exit code").isEqualTo(1);
            String last = process.log().lines().filter(line -> !line.isBlank()).reduce((before, line) -> line).orElseThrow();
            assertThat(last).as("the last line of\n" + process.log()).contains(words).doesNotContain("the reason is above", "canary-in")
                    .doesNotStartWith("\tat ").hasSizeLessThan(600);
        }
    }
}
