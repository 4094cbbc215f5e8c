package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.platform.metrics.Counter;
import com.vidaplus.auth.platform.metrics.Metrics;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes forwarding headers that do not count. Such a header comes from an address which is not in {@code TRUSTED_PROXIES}, or from a listed
 * proxy that sets another header than {@code X-Forwarded-For}. Either way all clients of that proxy share one limit of guesses. Each such
 * request is counted; the first one of each kind is told in the log.
 */
@ApplicationScoped
public class UntrustedForwarding {

    private static final Logger LOG = System.getLogger(UntrustedForwarding.class.getName());
    private static final String THAT_COUNTS = "X-Forwarded-For";
    private static final List<String> OTHERS = List.of("Forwarded", "X-Real-IP");

    private final Settings settings;
    private final Metrics metrics;
    private final Logger log;
    private final AtomicBoolean toldOfAddress = new AtomicBoolean();
    private final AtomicBoolean toldOfHeader = new AtomicBoolean();

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

    /** Looks at a request once, before anything works on it. No address is logged, since an address may be a person's. */
    public void note(HttpServletRequest request) {
        boolean counts = request.getHeader(THAT_COUNTS) != null;
        if (!counts && OTHERS.stream().allMatch(name -> request.getHeader(name) == null)) {
            return;
        }
        if (!isTrusted(request)) {
            metrics.count(Counter.UNTRUSTED_FORWARDS);
            tell(toldOfAddress, "A forwarding header came from an address that TRUSTED_PROXIES does not list, and was ignored."
                    + " If that is your proxy, list it: until then all of its clients are one source and share one limit of guesses."
                    + " This is said once; /metrics counts such requests.");
        } else if (!counts) {
            metrics.count(Counter.UNTRUSTED_FORWARDS);
            tell(toldOfHeader, "A proxy that TRUSTED_PROXIES lists sent Forwarded or X-Real-IP and no X-Forwarded-For, which alone is read."
                    + " Let it send X-Forwarded-For: until then all of its clients are one source and share one limit of guesses."
                    + " This is said once; /metrics counts such requests.");
        }
    }

    private void tell(AtomicBoolean told, String words) {
        if (told.compareAndSet(false, true)) {
            log.log(Level.WARNING, words);
        }
    }

    private boolean isTrusted(HttpServletRequest request) {
        return ForwardedFor.peer(request).filter(new ForwardedFor(settings.trustedProxies())::isTrusted).isPresent();
    }
}
