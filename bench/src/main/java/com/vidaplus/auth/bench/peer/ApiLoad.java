package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.TokenChain;
import com.vidaplus.auth.bench.load.Workload;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is asked of a service with the VidaPlus API's two endpoints.
 *
 * @param address of the service
 * @param people  whose passwords are given, in turns
 */
public record ApiLoad(InetSocketAddress address, PeerAccounts people) {

    /** The name of a workload. */
    public static final String SIGN_INS = "sign-ins";
    /** The name of a workload. */
    public static final String REFRESHES = "refreshes";

    private static final int OK = 200;

    /** Each connection with other accounts, one after the other. */
    public Workload signIns() {
        List<byte[]> requests = IntStream.range(0, people.count()).mapToObj(this::signIn).toList();
        return new Workload(SIGN_INS, address, OK, connection -> new OAuthLoad.InTurns(requests, connection));
    }

    /** Each connection with a sign-in of its own and always the newest token. */
    public Workload refreshes() {
        return new Workload(REFRESHES, address, OK, connection -> new TokenChain("access_token",
                token -> Requests.post("/auth/token/refresh_token", "Authorization: Bearer " + token),
                Connection.ask(address, signIn(connection))));
    }

    /** The request by which one of the accounts signs in. */
    public byte[] signIn(int account) {
        return Requests.form("/auth/token", new String[0], "username", people.name(account), "password", people.password());
    }
}
