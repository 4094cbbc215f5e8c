package com.vidaplus.auth.endpoint.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

/** A request is sent on its second way only when no thread is on its first way: Payara loses a dispatch that meets its return. */
class LateDispatchTest {

    private final List<Runnable> scheduled = new ArrayList<>();
    private final List<Long> pauses = new ArrayList<>();
    private boolean returned;
    private boolean ended;
    private int dispatches;

    private final ScheduledExecutorService timer = proxy(ScheduledExecutorService.class, (method, arguments) -> {
        assertThat(method).isEqualTo("schedule");
        scheduled.add((Runnable) arguments[0]);
        pauses.add((Long) arguments[1]);
        return null;
    });

    /** Refuses a time-out once the thread has returned, as the Servlet specification demands. */
    private final AsyncContext async = proxy(AsyncContext.class, (method, arguments) -> {
        switch (method) {
            case "getTimeout" -> {
                return 0L;
            }
            case "setTimeout" -> {
                if (returned) {
                    throw new IllegalStateException("The thread has returned to the container");
                }
            }
            case "dispatch" -> {
                if (ended) {
                    throw new IllegalStateException("The request has ended");
                }
                dispatches++;
            }
            default -> throw new AssertionError(method);
        }
        return null;
    });

    @FunctionalInterface
    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(LateDispatchTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    private void runWhatWasScheduled() {
        scheduled.remove(0).run();
    }

    @Test
    void whileTheFirstThreadIsOnItsWayTheRequestWaits() {
        new LateDispatch(async, timer).run();
        for (int i = 0; i < 100; i++) {
            runWhatWasScheduled();
        }

        assertThat(dispatches).isZero();
        assertThat(scheduled).hasSize(1);
    }

    @Test
    void afterItsReturnAndAMarginTheRequestIsSentOnce() {
        new LateDispatch(async, timer).run();
        returned = true;
        runWhatWasScheduled();
        assertThat(dispatches).as("within the margin").isZero();
        assertThat(pauses).last().isEqualTo(LateDispatch.MARGIN.toMillis());
        runWhatWasScheduled();

        assertThat(dispatches).isEqualTo(1);
        assertThat(scheduled).isEmpty();
    }

    @Test
    void aRequestThatHasEndedMeanwhileIsLeftAlone() {
        returned = true;
        ended = true;
        new LateDispatch(async, timer).run();
        runWhatWasScheduled();

        assertThat(scheduled).isEmpty();
    }
}
