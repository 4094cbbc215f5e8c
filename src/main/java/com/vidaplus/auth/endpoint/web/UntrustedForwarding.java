package com.vidaplus.auth.endpoint.web;

import com.vidaplus.auth.platform.Counter;
import com.vidaplus.auth.platform.Metrics;
import com.vidaplus.auth.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes forwarding headers that come from an address which is not in {@code TRUSTED_PROXIES}. Most often that is a proxy which the operator
 * forgot to list, and then all of its clients share one limit of guesses. Each such request is counted; the first one is told in the log.
 */
@ApplicationScoped
public class UntrustedForwarding {

    private static final Logger LOG = System.getLogger(UntrustedForwarding.class.getName());
    private static final List<String> HEADERS = List.of("X-Forwarded-For", "Forwarded");

    private final Settings settings;
    private final Metrics metrics;
    private final Logger log;
    private final AtomicBoolean told = new AtomicBoolean();

    /** For the client proxy. */
    protected UntrustedForwarding() {
        this(null, null, null);
    }

    @Inject
    UntrustedForwarding(Settings settings, Metrics metrics) {
        this(settings, metrics, LOG);
    }

    UntrustedForwarding(Settings settings, Metrics metrics, Logger log) {
        this.settings = settings;
        this.metrics = metrics;
        this.log = log;
    }

    /** Looks at a request once, before anything works on it. No address goes to the log: it may be a person's. */
    public void note(HttpServletRequest request) {
        if (HEADERS.stream().allMatch(name -> request.getHeader(name) == null) || isTrusted(request)) {
            return;
        }
        metrics.count(Counter.UNTRUSTED_FORWARDS);
        if (told.compareAndSet(false, true)) {
            log.log(Level.WARNING, "A forwarding header came from an address that TRUSTED_PROXIES does not list, and was ignored."
                    + " If that is your proxy, list it: until then all of its clients are one source and share one limit of guesses."
                    + " This is said once; /metrics counts such requests.");
        }
    }

    private boolean isTrusted(HttpServletRequest request) {
        return ForwardedFor.peer(request).filter(new ForwardedFor(settings.trustedProxies())::isTrusted).isPresent();
    }
}
