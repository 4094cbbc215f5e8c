package com.vidaplus.auth.it.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.client.Answer;
import com.vidaplus.auth.harness.client.AuthClient;
import com.vidaplus.auth.harness.client.ClientAddress;
import com.vidaplus.auth.harness.client.Clients;
import com.vidaplus.auth.harness.client.TestClient;
import com.vidaplus.auth.harness.server.Deadline;
import com.vidaplus.auth.harness.server.ServiceIT;
import com.vidaplus.auth.it.races.Burst;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** What the tests of guesses share: an account and a client, addresses, and a count of the hashes. */
abstract class GuessIT extends ServiceIT {

    static final String RIGHT = "correct horse battery staple";
    static final String WRONG = "correct horse battery stapler";

    private static final String HASHES = "vidaplus_password_hash_seconds_count ";

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static AuthClient shared;
    private static String monitor;

    final AuthClient client = client();
    final Accounts accounts = new Accounts(service()::connect);
    final Clients clients = new Clients(accounts);
    final TestClient shop = clients.a().added();
    /** Where the test's client is, and another one elsewhere. */
    final String home = ClientAddress.next();
    final String elsewhere = ClientAddress.next();

    private static synchronized AuthClient client() {
        if (shared == null) {
            shared = new AuthClient(service().baseUri());
        }
        return shared;
    }

    static String nobody() {
        return "nobody-" + UUID.randomUUID() + "@vidaplus.example";
    }

    /** One guess; where the machine is too slow for it, the client comes again as it is told to, and nothing was counted. */
    Answer guess(Door door, String address, String email, String password) {
        return guess(client, door, address, email, password);
    }

    private Answer guess(AuthClient through, Door door, String address, String email, String password) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Deadline.of(PATIENCE, "the service had time for a guess").await(() -> {
            answer.set(door.signInFrom(address, through, shop, email, password));
            return answer.get().status() != 503;
        });
        return answer.get();
    }

    /** So many guesses at once, over connections of their own: the service closes those that are idle while others are reused. */
    List<Answer> guessAtOnce(int callers, Door door, String email, String password) {
        AuthClient crowd = new AuthClient(service().baseUri());
        return Burst.of(callers, caller -> guess(crowd, door, home, email, password));
    }

    void guessWrong(Door door, String address, String email, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(guess(door, address, email, WRONG).status()).as("guess " + i).isEqualTo(door.wrong());
        }
    }

    /** The doors in turn. */
    static Door door(int number) {
        return Door.values()[number % Door.values().length];
    }

    /** How many key derivations there were since the server's start; nothing else runs beside the test. */
    long hashes() {
        return (long) client.get("/metrics", "Authorization", "Bearer " + monitor()).body().lines().filter(line -> line.startsWith(HASHES))
                .mapToDouble(line -> Double.parseDouble(line.substring(HASHES.length()))).findFirst().orElseThrow();
    }

    private String monitor() {
        synchronized (GuessIT.class) {
            if (monitor == null) {
                monitor = client.signIn(accounts.add(RIGHT, "metrics"), RIGHT).accessToken();
            }
            return monitor;
        }
    }
}
