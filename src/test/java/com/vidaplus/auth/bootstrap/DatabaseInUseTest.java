package com.vidaplus.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.platform.embedded.EmbeddedDatabase;
import com.vidaplus.auth.platform.embedded.EmbeddedFile;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseInUseTest {

    @Test
    void anEmbeddedDatabaseIsNamedWithItsFile(@TempDir Path directory) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:file:" + directory.resolve("auth") + ";DB_CLOSE_DELAY=0");

        assertThat(nameOf(h2)).matches("H2 \\d+\\.\\d+\\.\\d+ in the file .+").endsWith(directory.resolve("auth.mv.db").toString());
    }

    @Test
    void oneInMemoryIsNamedByItsProductAlone() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:");

        assertThat(nameOf(h2)).matches("H2 \\d+\\.\\d+\\.\\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example/vidaplus, db.example/vidaplus",
        "jdbc:postgresql://db.example:5432/vidaplus?user=canary&password=canary, db.example:5432/vidaplus",
        "jdbc:postgresql://db.example/?password=canary@x/y, db.example/",
        "'jdbc:postgresql://one:1,two:2/vidaplus?targetServerType=primary', 'one:1,two:2/vidaplus'",
        "jdbc:postgresql://[::1]:5432/vidaplus, [::1]:5432/vidaplus",
        "jdbc:h2:tcp://db.example/~/auth;PASSWORD=canary, db.example/~/auth"})
    void aServerIsNamedWithHostsAndDatabase(String url, String place) {
        assertThat(nameOf(at(url))).isEqualTo("PostgreSQL 15.6 at " + place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:scott/canary@//db.example:1521/x", "jdbc:mysql://vida:canary@db.example/x",
        "jdbc:mysql://vida:ca?nary@db.example/x", "jdbc:postgresql:canary", "jdbc:postgresql://vida@db.example/x", "jdbc:x:canary"})
    void anAddressThatMayHoldMoreThanHostsIsLeftOut(String url) {
        assertThat(nameOf(at(url))).isEqualTo("PostgreSQL 15.6");
    }

    @Test
    void oneThatDoesNotAnswerIsToldAsSuch() {
        DataSource away = only(DataSource.class, "getConnection", () -> {
            throw new SQLException("canary");
        });

        assertThat(nameOf(away)).isEqualTo("one that does not answer now");
    }

    private static String nameOf(DataSource database) {
        return new DatabaseInUse(database, new EmbeddedFile(new EmbeddedDatabase(database))).name();
    }

    private static DataSource at(String url) {
        Map<String, String> answers = Map.of("getURL", url, "getDatabaseProductName", "PostgreSQL",
                "getDatabaseProductVersion", "15.6 (Debian 15.6-1)");
        DatabaseMetaData about = proxy(DatabaseMetaData.class, answers);
        Connection connection = only(Connection.class, "getMetaData", () -> about);
        return only(DataSource.class, "getConnection", () -> connection);
    }

    private static <T> T proxy(Class<T> type, Map<String, String> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }

    private static <T> T only(Class<T> type, String name, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals(name) ? answer.give() : null));
    }

    @FunctionalInterface
    private interface Answer {
        Object give() throws SQLException;
    }
}
