package com.vidaplus.auth.bench.load;

import java.io.IOException;

/** One turn of an exchange on a connection. */
final class Sending {

    private Sending() {
    }

    /** @return the status of the answer, or {@link Tally#NO_ANSWER} */
    static int send(Connection connection, Exchange exchange) {
        Answer answer;
        try {
            answer = connection.send(exchange.next());
        } catch (IOException e) {
            return Tally.NO_ANSWER;
        }
        exchange.answered(answer.status(), answer.body());
        return answer.status();
    }
}
