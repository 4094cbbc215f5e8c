package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {

    private static final String WRAPPERS_ADDRESS = "jdbc:wrapper:cluster";

    private final JdbcConnectionPool h2 = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");

    private DataSource wrapped(String address, String product) {
        return WrappedDriver.around(h2, Map.of("getURL", address, "getDatabaseProductName", product));
    }

    @ParameterizedTest
    @ValueSource(strings = {WRAPPERS_ADDRESS, "jdbc:h2:mem:not-so", "jdbc:aws-wrapper:postgresql://db/vidaplus", "jdbc:postgresql://db/vidaplus"})
    void thePostgreSqlBehindAnyAddressIsTold(String address) {
        assertThat(new Dialect(wrapped(address, "PostgreSQL")).isPostgreSql()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {WRAPPERS_ADDRESS, "jdbc:postgresql://not/so", "jdbc:p6spy:h2:mem:thing"})
    void theH2BehindAnyAddressIsTold(String address) {
        assertThat(new Dialect(wrapped(address, "H2")).isPostgreSql()).isFalse();
    }

    @Test
    void aThirdDatabaseIsNamedAndNotTakenForH2() {
        assertThatThrownBy(() -> new Dialect(wrapped(WRAPPERS_ADDRESS, "Third")).isPostgreSql())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("Third");
    }

    @ParameterizedTest
    @ValueSource(strings = {WRAPPERS_ADDRESS, "jdbc:postgresql://not/so"})
    void aNodeWithAWrappedDriverIsReady(String address) throws SQLException {
        DataSource database = WrappedDriver.around(h2, Map.of("getURL", address));

        assertThat(new DatabaseCheck(database, new Dialect(database), new DatabaseOutage()).isThere()).isTrue();
    }

    @Test
    void theSchemaIsMigratedThroughAWrappedDriver() throws SQLException {
        DataSource database = WrappedDriver.around(h2, Map.of("getURL", WRAPPERS_ADDRESS));

        assertThat(SchemaMigration.flyway(database).migrate().success).isTrue();
    }

    @Test
    void theFileOfAnEmbeddedDatabaseIsFoundThroughAWrappedDriver(@TempDir Path directory) throws SQLException {
        JdbcConnectionPool file = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("auth"), "sa", "");
        try {
            assertThat(new Dialect(file).embeddedPath()).contains(directory.resolve("auth"));
            assertThat(new Dialect(WrappedDriver.around(file, Map.of("getURL", WRAPPERS_ADDRESS))).embeddedPath())
                    .contains(directory.resolve("auth"));
        } finally {
            file.dispose();
        }
    }

    @Test
    void theFileOfAServerIsNotOursWhateverTheAddress(@TempDir Path directory) throws SQLException {
        Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", directory.toString()).start();
        JdbcConnectionPool remote = JdbcConnectionPool.create("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/auth", "sa", "");
        try {
            assertThat(new Dialect(remote).embeddedPath()).isEmpty();
            assertThat(new Dialect(WrappedDriver.around(remote, Map.of("getURL", WRAPPERS_ADDRESS))).embeddedPath()).isEmpty();
        } finally {
            remote.dispose();
            server.stop();
        }
    }

    @Test
    void neitherMemoryNorPostgreSqlIsAFile() throws SQLException {
        assertThat(new Dialect(h2).embeddedPath()).isEmpty();
        assertThat(new Dialect(wrapped(WRAPPERS_ADDRESS, "PostgreSQL")).embeddedPath()).isEmpty();
    }
}
