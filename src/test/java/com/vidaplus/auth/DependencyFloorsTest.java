package com.vidaplus.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import java.io.IOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No release of a library or server that is known to be broken comes back by a downgrade. */
@Case("H11")
class DependencyFloorsTest {

    private static final Path POM = Path.of("build", "pom.xml");

    /** jose4j verifies in the tests only; the servers are those that the service is built and tested for, Grizzly and Undertow inside. */
    @ParameterizedTest
    @CsvSource({"version.nimbus, 10.0.2", "version.jose4j, 0.9.6", "version.bouncycastle, 1.85", "version.payara, 6.2025.10",
        "version.wildfly, 39.0.1", "version.h2, 2.2.220", "version.postgresql, 42.7.7"})
    void theVersionInThePomIsNotBelowItsFloor(String property, String floor) throws IOException {
        assertThat(Version.parse(comparable(version(property)))).isGreaterThanOrEqualTo(Version.parse(comparable(floor)));
    }

    @Test
    void theBuildDemandsARuntimeWithoutTheFlawInEcdsa() throws IOException {
        assertThat(Files.readString(POM)).contains("<version>[17.0.3,)</version>");
        assertThat(Runtime.version()).isGreaterThanOrEqualTo(Version.parse("17.0.3"));
    }

    private static String version(String property) throws IOException {
        Matcher value = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)</").matcher(Files.readString(POM));
        assertThat(value.find()).as(property).isTrue();
        return value.group(1);
    }

    /** Java's own versions have no zeros in front and at the end, and no words. */
    private static String comparable(String version) {
        String numbers = version.replaceFirst("[^0-9.].*", "").replaceFirst("\\.$", "");
        return "1." + numbers.replaceAll("(?<![0-9])0+(?=[0-9])", "") + ".1";
    }
}
