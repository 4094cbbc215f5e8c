package com.vidaplus.auth.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.cases.Case;
import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.token.ForgedToken;
import com.vidaplus.auth.it.token.PublishedKeys;
import com.vidaplus.auth.it.token.VerifiedToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stock Payara Micro accepts our tokens with no setting but issuer and keys. */
@Tag("processes")
class ConsumerInteropIT {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String ISSUER = "https://auth.vidaplus.example";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Case("E18")
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256"})
    void aStockConsumerTakesGroupsForRolesAndRefusesWhatIsNotGood(String algorithm) throws IOException, InterruptedException {
        H2Database database = H2Database.in(directory.resolve("h2"));
        try (ServiceProcess issuer = ServiceProcess.runnableJar().environment(database.settings()).environment("TOKEN_ISSUER", ISSUER)
                .environment("TOKEN_ALGORITHM", algorithm).start();
                ServiceProcess consumer = ServiceProcess.payaraMicro(war()).readyWhen("/open", 200)
                        .systemProperty("mp.jwt.verify.issuer", ISSUER).systemProperty("mp.jwt.verify.audiences", ISSUER)
                        .systemProperty("mp.jwt.verify.publickey.location", issuer.baseUri() + "/oauth2/jwks").start()) {
            AuthClient client = new AuthClient(issuer.baseUri());
            String doctor = new Accounts(database::connect).add(PASSWORD, "doctor", "night shift");
            String token = client.signIn(doctor, PASSWORD).accessToken();
            VerifiedToken verified = PublishedKeys.of(client).verify(token, ISSUER, ISSUER);
            assertThat(verified.header()).containsEntry("alg", algorithm);

            HttpResponse<String> records = get(consumer.baseUri(), "/records", token);
            assertThat(records.body()).isEqualTo(doctor + " [doctor, night shift] " + verified.text("uid"));
            assertThat(records.statusCode()).isEqualTo(200);
            String renewed = client.refresh(token).accessToken();
            assertThat(get(consumer.baseUri(), "/records", renewed).statusCode()).as("renewed").isEqualTo(200);
            assertThat(get(consumer.baseUri(), "/staff", token).statusCode()).as("a role it has not").isEqualTo(403);

            String forged = ForgedToken.of(database::connect, database.keyEncryptionKey(), verified.claims())
                    .claim("exp", Instant.now().getEpochSecond() - 1).signed();
            assertThat(get(consumer.baseUri(), "/records", forged).statusCode()).as("expired").isEqualTo(401);
            String elsewhere = ForgedToken.of(database::connect, database.keyEncryptionKey(), verified.claims())
                    .claim("aud", List.of("https://reports.vidaplus.example")).signed();
            assertThat(get(consumer.baseUri(), "/records", elsewhere).statusCode()).as("for another audience").isEqualTo(401);
            String[] parts = token.split("\\.");
            String tampered = ForgedToken.of(database::connect, database.keyEncryptionKey(), verified.claims())
                    .claim("groups", List.of("doctor", "admin")).signed().split("\\.")[1];
            String changed = parts[0] + "." + tampered + "." + parts[2];
            assertThat(get(consumer.baseUri(), "/staff", changed).statusCode()).as("tampered").isEqualTo(401);
            assertThat(get(consumer.baseUri(), "/records", "x").statusCode()).as("no token").isEqualTo(401);
        }
    }

    private Path war() {
        Path file = directory.resolve("consumer.war");
        ShrinkWrap.create(WebArchive.class, "consumer.war").addClasses(ConsumerApplication.class, RecordsResource.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml").as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private HttpResponse<String> get(URI base, String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token).build();
        return http.send(request, BodyHandlers.ofString());
    }
}
