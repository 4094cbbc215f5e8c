package com.vidaplus.auth.bench.load;

import java.util.function.Function;

/** Requests of which each shows the token that the last answer gave. */
public final class TokenChain implements Exchange {

    private static final int OK = 200;

    private final String member;
    private final Function<String, byte[]> request;
    private byte[] next;

    /**
     * @param member   of an answer that holds the token
     * @param request  the request that shows a token
     * @param signedIn the answer with the first token
     */
    public TokenChain(String member, Function<String, byte[]> request, Answer signedIn) {
        this.member = member;
        this.request = request;
        answered(OK, signedIn.body());
    }

    @Override
    public byte[] next() {
        return next;
    }

    @Override
    public void answered(int status, byte[] body) {
        if (status == OK) {
            next = request.apply(Answer.member(body, member));
        }
    }
}
