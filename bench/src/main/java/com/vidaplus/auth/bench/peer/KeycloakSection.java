package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.Section;
import com.vidaplus.auth.bench.report.Requirement.Bound;
import com.vidaplus.auth.bench.report.Results;
import com.vidaplus.auth.bench.service.Capacity;
import com.vidaplus.auth.bench.service.Service;
import com.vidaplus.auth.bench.service.Stage;
import com.vidaplus.auth.bench.service.StartAndMemory;
import com.vidaplus.auth.harness.server.Secrets;
import java.nio.file.Path;

/**
 * Keycloak beside our service at the same door: the sign-ins that are compared are both OAuth 2.0's, by a client, with a refresh token in
 * the answer. One after the other; ours has ended when Keycloak starts.
 */
public final class KeycloakSection implements Section {

    private static final String NAME = "Keycloak";
    private static final String OURS = "Ours at the OAuth door";
    private static final int ACCOUNTS = 304;
    private static final double TIMES_SIGN_INS = 6;
    private static final double TIMES_REFRESHES = 2;
    private static final double HALF = 0.5;

    @Override
    public String title() {
        return "Keycloak with the same load";
    }

    @Override
    public void run(Stage stage, Results results) {
        measureOurs(stage, results);
        stage.leave();
        measureTheirs(stage, results);
        results.require("Sign-ins at least 6 times Keycloak's", OURS + ": " + OAuthLoad.SIGN_INS, NAME + ": " + OAuthLoad.SIGN_INS,
                Bound.AT_LEAST, TIMES_SIGN_INS);
        results.require("Refreshes at least 2 times Keycloak's", Capacity.OAUTH_REFRESHES, NAME + ": " + OAuthLoad.REFRESHES,
                Bound.AT_LEAST, TIMES_REFRESHES);
        results.require("Start at most half of Keycloak's", StartAndMemory.START, NAME + ": " + Starts.START, Bound.AT_MOST, HALF);
        results.require("Memory under load at most half of Keycloak's", StartAndMemory.MEMORY, NAME + ": resident memory under load",
                Bound.AT_MOST, HALF);
    }

    private static void measureOurs(Stage stage, Results results) {
        Service service = stage.service();
        PeerAccounts people = new PeerAccounts(stage.people().count(), stage.people().password(), service.bootstrap().clientSecret());
        OAuthLoad load = new OAuthLoad(service.address(), "/oauth2/token", "/oauth2/introspect", "/oauth2/jwks",
                service.bootstrap().clientId(), people);
        ProcessHandle process = ProcessHandle.of(service.process().pid()).orElseThrow();
        new Measurement(OURS, process, stage.options().seconds(), stage.options().rounds(), results)
                .warmUp(load.signIns()).run(load.signIns());
    }

    private static void measureTheirs(Stage stage, Results results) {
        Path home = Path.of(System.getProperty("bench.keycloak"));
        PeerAccounts people = new PeerAccounts(ACCOUNTS, Secrets.password(), Secrets.clientSecret());
        Keycloak keycloak = Keycloak.prepare(home, stage.database("keycloak"), stage.directory(), people);
        results.note(home.getFileName() + " hashes with " + keycloak.storedHash() + ", as its table of credentials says.");
        Starts starts = new Starts(NAME, keycloak::start, running -> load(running, people).signIn(0));
        starts.measure(stage, results, running -> {
            OAuthLoad load = load(running, people);
            starts.of(running, stage, results).memory("after the start")
                    .warmUp(load.signIns(), load.refreshes(), load.introspections(), load.keys())
                    .run(load.signIns()).run(load.refreshes()).run(load.introspections()).run(load.keys()).memory("under load");
        });
    }

    private static OAuthLoad load(Running running, PeerAccounts people) {
        return new OAuthLoad(running.address(), Keycloak.TOKEN_PATH, Keycloak.INTROSPECTION_PATH, Keycloak.KEYS_PATH, Keycloak.CLIENT,
                people);
    }
}
