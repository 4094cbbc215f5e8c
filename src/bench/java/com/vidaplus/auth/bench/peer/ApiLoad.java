package com.vidaplus.auth.bench.peer;

import com.vidaplus.auth.bench.load.Answer;
import com.vidaplus.auth.bench.load.Connection;
import com.vidaplus.auth.bench.load.Exchange;
import com.vidaplus.auth.bench.load.Requests;
import com.vidaplus.auth.bench.load.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return new Workload(REFRESHES, address, OK, connection -> new Sliding(signInNow(connection)));
    }

    /** The request by which one of the accounts signs in. */
    public byte[] signIn(int account) {
        return Requests.form("/auth/token", new String[0], "username", people.name(account), "password", people.password());
    }

    private byte[] signInNow(int account) {
        try (Connection connection = new Connection(address)) {
            return connection.send(signIn(account)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Sliding implements Exchange {

        private byte[] request;

        Sliding(byte[] signedIn) {
            take(signedIn);
        }

        private void take(byte[] body) {
            request = Requests.post("/auth/token/refresh_token", "Authorization: Bearer " + Answer.member(body, "access_token"));
        }

        @Override
        public byte[] next() {
            return request;
        }

        @Override
        public void answered(int status, byte[] body) {
            if (status == OK) {
                take(body);
            }
        }
    }
}
