package com.vidaplus.auth.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseInUseTest {

    @Test
    void anEmbeddedDatabaseIsNamedWithItsFile() throws SQLException {
        assertThat(new DatabaseInUse(inMemory()).name(Optional.of(Path.of("data", "auth.mv.db"))))
                .matches("H2 \\d+\\.\\d+\\.\\d+ in the file data.auth\\.mv\\.db");
    }

    @Test
    void oneInMemoryIsNamedByItsProductAlone() throws SQLException {
        assertThat(nameOf(inMemory())).matches("H2 \\d+\\.\\d+\\.\\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/vidaplus, db.example/vidaplus",
        "jdbc:postgresql://db.example:5432/vidaplus?user=canary&password=canary, db.example:5432/vidaplus",
        "jdbc:postgresql://db.example/?password=canary@x/y, db.example/",
        "'jdbc:postgresql://one:1,two:2/vidaplus?targetServerType=primary', 'one:1,two:2/vidaplus'",
        "jdbc:postgresql://[::1]:5432/vidaplus, [::1]:5432/vidaplus",
        "jdbc:h2:tcp://db.example/~/auth;PASSWORD=canary, db.example/~/auth"})
    void aServerIsNamedWithHostsAndDatabase(String url, String place) throws SQLException {
        assertThat(nameOf(at(url))).isEqualTo("PostgreSQL 15.6 at " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:scott/canary@//db.example:1521/x", "jdbc:mysql://vida:canary@db.example/x",
        "jdbc:mysql://vida:ca?nary@db.example/x", "jdbc:postgresql:canary", "jdbc:postgresql://vida@db.example/x", "jdbc:x:canary"})
    void anAddressThatMayHoldMoreThanHostsIsLeftOut(String url) throws SQLException {
        assertThat(nameOf(at(url))).isEqualTo("PostgreSQL 15.6");
    }

    private static DataSource inMemory() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:");
        return h2;
    }

    private static String nameOf(DataSource database) throws SQLException {
        return new DatabaseInUse(database).name(Optional.empty());
    }

    private static DataSource at(String url) {
        Map<String, String> answers = Map.of("getURL", url, "getDatabaseProductName", "PostgreSQL",
                "getDatabaseProductVersion", "15.6 (Debian 15.6-1)");
        DatabaseMetaData about = proxy(DatabaseMetaData.class, answers);
        Connection connection = proxy(Connection.class, Map.of("getMetaData", about));
        return proxy(DataSource.class, Map.of("getConnection", connection));
    }

    private static <T> T proxy(Class<T> type, Map<String, ?> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }
}
