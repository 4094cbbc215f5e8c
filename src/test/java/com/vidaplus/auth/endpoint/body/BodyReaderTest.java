package com.vidaplus.auth.endpoint.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place among the open bodies is given back, however the request ends: a server does not always tell. */
class BodyReaderTest {

    private final OpenBodies bodies = new OpenBodies(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopTheTimer() {
        timer.shutdownNow();
    }

    @BeforeEach
    void takeThePlace() {
        assertThat(bodies.enter()).isTrue();
    }

    /** The request of a server that has given it up: it completes nothing, and says nothing more. */
    private static AsyncContext givenUp() {
        return (AsyncContext) Proxy.newProxyInstance(BodyReaderTest.class.getClassLoader(), new Class<?>[] {AsyncContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("addListener")) {
                        return null;
                    }
                    throw new IllegalStateException("The request is over");
                });
    }

    private BodyReader receiving(ServletInputStream stream) {
        return BodyReader.receive(givenUp(), stream, bodies, new ReceivedBody(100, 50), timer);
    }

    @Test
    void theDeadlineFreesItWhereTheServerHasForgottenTheRequest() {
        BodyReader reader = receiving(new Silence());
        reader.expire();
        reader.expire();

        assertThat(bodies.open()).isZero();
    }

    @Test
    void theDeadlineFreesItWhereAnAnsweredRequestHasNoEnd() {
        BodyReader.discard(givenUp(), new Silence(), bodies).expire();

        assertThat(bodies.open()).isZero();
    }

    @Test
    void aClientThatHangsUpFreesItAtOnce() {
        BodyReader reader = receiving(new Silence());
        assertThatThrownBy(() -> reader.onError(new IOException("hung up"))).isInstanceOf(IllegalStateException.class);

        assertThat(bodies.open()).isZero();
    }

    @Test
    void aServerThatRefusesToListenFreesIt() {
        assertThatThrownBy(() -> receiving(new Silence() {
            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("no listener");
            }
        })).isInstanceOf(IllegalStateException.class);

        assertThat(bodies.open()).isZero();
    }

    @Test
    void theEndOfTheBodyFreesItBeforeTheRequestIsWorkedOn() {
        BodyReader reader = receiving(new Silence());
        assertThatThrownBy(reader::onAllDataRead).isInstanceOf(IllegalStateException.class);

        assertThat(bodies.open()).isZero();
    }

    private static class Silence extends ServletInputStream {
        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            // Nothing ever comes.
        }

        @Override
        public int read() {
            throw new IllegalStateException("not ready");
        }
    }
}
