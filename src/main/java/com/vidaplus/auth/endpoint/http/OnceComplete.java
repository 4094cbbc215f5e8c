package com.vidaplus.auth.endpoint.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does one thing when an asynchronous request ends, once, however the server tells of it. */
final class OnceComplete implements AsyncListener {

    private final Runnable action;
    private final AtomicBoolean done = new AtomicBoolean();

    OnceComplete(Runnable action) {
        this.action = action;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // The request ends afterwards.
    }

    @Override
    public void onError(AsyncEvent event) {
        // The request ends afterwards.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
