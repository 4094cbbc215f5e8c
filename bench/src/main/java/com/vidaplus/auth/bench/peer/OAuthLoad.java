package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.bench.load.Exchange;
import com.vidaplus.auth.bench.load.Introspection;
import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.TokenChain;
import com.vidaplus.auth.bench.load.Workload;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked of a service that speaks OAuth 2.0, the same of each.
 *
 * @param address           of the service
 * @param tokenPath         RFC 6749
 * @param introspectionPath RFC 7662
 * @param keysPath          RFC 7517
 * @param clientId          of a confidential client, which sends its secret by HTTP Basic
 * @param people            whose passwords are given, in turns
 */
public record OAuthLoad(InetSocketAddress address, String tokenPath, String introspectionPath, String keysPath, String clientId,
        PeerAccounts people) {

    /** The name of a workload. */
    public static final String SIGN_INS = "sign-ins";
    /** The name of a workload. */
    public static final String REFRESHES = "refreshes";

    private static final int OK = 200;
    /** As many as there are connections, so that no two of them ever use the same account. */
    private static final int STRIDE = 8;

    /** The password grant, each connection with other accounts, one after the other. */
    public Workload signIns() {
        List<byte[]> requests = IntStream.range(0, people.count()).mapToObj(this::signIn).toList();
        return new Workload(SIGN_INS, address, OK, connection -> new InTurns(requests, connection));
    }

    /** The refresh token grant, each connection with a sign-in of its own and always the newest token. */
    public Workload refreshes() {
        return new Workload(REFRESHES, address, OK, connection -> new TokenChain("refresh_token", this::refresh,
                Connection.ask(address, signIn(connection))));
    }

    /** Each connection asks about one valid access token of its own. */
    public Workload introspections() {
        return new Workload("introspections", address, OK, connection -> new Introspection(
                form(introspectionPath, "token", Connection.ask(address, signIn(connection)).member("access_token"))));
    }

    /** The public keys. */
    public Workload keys() {
        return Workload.same("JWKS", address, Requests.get(keysPath));
    }

    /** The request by which one of the accounts signs in. */
    public byte[] signIn(int account) {
        return form(tokenPath, "grant_type", "password", "username", people.name(account), "password", people.password());
    }

    private byte[] refresh(String token) {
        return form(tokenPath, "grant_type", "refresh_token", "refresh_token", token);
    }

    private byte[] form(String path, String... namesAndValues) {
        return Requests.form(path, new String[] {Requests.basic(clientId, people.clientSecret())}, namesAndValues);
    }

    /** Accounts one after the other, from another beginning on each connection. */
    static final class InTurns implements Exchange {

        private final List<byte[]> requests;
        private int at;

        InTurns(List<byte[]> requests, int connection) {
            this.requests = requests;
            this.at = connection;
        }

        @Override
        public byte[] next() {
            at = (at + STRIDE) % requests.size();
            return requests.get(at);
        }
    }
}
