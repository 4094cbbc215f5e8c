package com.vidaplus.auth.endpoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vidaplus.auth.platform.database.DatabaseOutage;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutageFilterTest {

    private Turns outage = new Turns(DatabaseOutage.Turn.PROBE);

    /** An outage that says what the test wants, and notes what it is told. */
    private static final class Turns extends DatabaseOutage {

        private final Turn turn;
        private final Map<String, Object> told = new HashMap<>();

        Turns(Turn turn) {
            this.turn = turn;
        }

        @Override
        public Turn turn() {
            return turn;
        }

        @Override
        public void answered() {
            told.put("answered", true);
        }

        @Override
        public void probeEnded(boolean unavailable) {
            told.put("unavailable", unavailable);
        }
    }

    @Test
    void aProbeGoesOnAndSaysHowItWent() {
        send(Object.class, 503);
        assertThat(outage.told).isEqualTo(Map.of("unavailable", true));
        outage.told.clear();
        send(Object.class, 401);
        assertThat(outage.told).as("refused for another reason").isEqualTo(Map.of("unavailable", false));
        outage.told.clear();
        send(Object.class, 200);
        assertThat(outage.told).isEqualTo(Map.of("answered", true, "unavailable", false));
    }

    @Test
    void othersAreTurnedAwayAndSayNothing() {
        outage = new Turns(DatabaseOutage.Turn.AWAY);
        assertThatExceptionOfType(DatabaseAway.class).isThrownBy(() -> send(Object.class, 200));
        assertThat(outage.told).isEmpty();

        outage = new Turns(DatabaseOutage.Turn.GO);
        send(Object.class, 503);
        assertThat(outage.told).as("only a probe's failure counts").isEmpty();
    }

    @Test
    void whatNeedsNoDatabaseIsNoProbe() {
        send(NeedsNone.class, 200);
        assertThat(outage.told).isEmpty();
    }

    @WithoutDatabase
    private static final class NeedsNone {
    }

    private void send(Class<?> resource, int status) {
        OutageFilter filter = new OutageFilter();
        filter.outage = outage;
        filter.resource = new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return null;
            }

            @Override
            public Class<?> getResourceClass() {
                return resource;
            }
        };
        Map<Object, Object> properties = new HashMap<>();
        ContainerRequestContext request = proxy(ContainerRequestContext.class, (method, arguments) -> switch (method) {
            case "getMethod" -> "POST";
            case "setProperty" -> properties.put(arguments[0], arguments[1]);
            case "getProperty" -> properties.get(arguments[0]);
            default -> throw new UnsupportedOperationException(method);
        });
        filter.filter(request);
        filter.filter(request, proxy(ContainerResponseContext.class, (method, arguments) -> status));
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
