package com.vidaplus.auth.bench.service;

import com.vidaplus.auth.bench.load.Answer;
import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.bench.load.Exchange;
import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.TokenChain;
import com.vidaplus.auth.bench.load.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Refreshes at the OAuth door: each answer gives the token of the next request. */
final class RefreshTokens {

    private static final int TOKEN_LENGTH = 43;

    private final Service service;
    private final String[] headers;

    RefreshTokens(Service service) {
        this.service = service;
        this.headers = new String[] {Requests.basic(service.bootstrap().clientId(), service.bootstrap().clientSecret())};
    }

    /** The first refresh token of the account with this number, as {@link People#withFamilies} stored it. */
    static String known(int number) {
        return "A".repeat(TOKEN_LENGTH - Integer.toString(number).length()) + number;
    }

    /** Each connection signs in once, and refreshes that session again and again. */
    Workload ofOneFamilyEach(People people) {
        return new Workload("refreshes at the OAuth door", service.address(), 200, connection -> new TokenChain("refresh_token",
                this::refresh, signIn(People.email(connection % people.count()), people.password())));
    }

    /**
     * Each request is for a family at random.
     *
     * @param current the tokens that were already replaced, by number of the family; shared by loads that come one after the other
     */
    Workload ofKnownFamilies(int families, int connections, Map<Integer, Map<Integer, String>> current) {
        return new Workload("refreshes at the OAuth door", service.address(), 200, connection -> new Exchange() {
            private final Map<Integer, String> own = current.computeIfAbsent(connection, first -> new HashMap<>());
            private int family;

            @Override
            public byte[] next() {
                // No family belongs to two connections, or one would use the token that the other is replacing.
                family = ThreadLocalRandom.current().nextInt(families / connections) * connections + connection;
                return refresh(own.getOrDefault(family, known(family)));
            }

            @Override
            public void answered(int status, byte[] body) {
                if (status == 200) {
                    own.put(family, Answer.member(body, "refresh_token"));
                }
            }
        });
    }

    private byte[] refresh(String token) {
        return Requests.form("/oauth2/token", headers, "grant_type", "refresh_token", "refresh_token", token);
    }

    private Answer signIn(String email, String password) {
        return Connection.ask(service.address(),
                Requests.form("/oauth2/token", headers, "grant_type", "password", "username", email, "password", password));
    }
}
