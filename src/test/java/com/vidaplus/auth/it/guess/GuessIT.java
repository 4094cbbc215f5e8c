package com.vidaplus.auth.it.guess;

import com.vidaplus.auth.it.client.Accounts;
import com.vidaplus.auth.it.client.Answer;
import com.vidaplus.auth.it.client.AuthClient;
import com.vidaplus.auth.it.client.ClientAddress;
import com.vidaplus.auth.it.client.Clients;
import com.vidaplus.auth.it.client.TestClient;
import com.vidaplus.auth.it.server.ServiceIT;
import java.util.UUID;

/** What the tests of guesses share: an account and a client, addresses, and a count of the hashes. */
abstract class GuessIT extends ServiceIT {

    static final String RIGHT = "correct horse battery staple";
    static final String WRONG = "correct horse battery stapler";

    private static final String HASHES = "vidaplus_password_hash_seconds_count ";

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

    Answer guess(Door door, String address, String email, String password) {
        return door.signInFrom(address, client, shop, email, password);
    }

    void guessWrong(Door door, String address, String email, int times) {
        for (int i = 0; i < times; i++) {
            Answer answer = guess(door, address, email, WRONG);
            if (answer.status() != door.wrong()) {
                throw new AssertionError("Guess " + i + " was answered " + answer.status() + " " + answer.body());
            }
        }
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
