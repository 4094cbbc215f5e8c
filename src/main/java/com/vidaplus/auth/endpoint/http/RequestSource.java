package com.vidaplus.auth.endpoint.http;

import com.vidaplus.auth.credential.guess.Source;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Where the current request comes from. A filter names the request: Payara has none to inject when a request that waited for its body comes
 * for the second time.
 */
@RequestScoped
public class RequestSource {

    private HttpServletRequest request;

    @Inject
    private Settings settings;

    /** Names the current request, before anything asks where it comes from. */
    public void isOf(HttpServletRequest current) {
        request = current;
    }

    /** The client's source; a forwarding header counts only behind trusted proxies. */
    public Source get() {
        ForwardedFor forwarded = new ForwardedFor(settings.trustedProxies());
        return ForwardedFor.peer(request)
                .map(address -> Source.of(forwarded.client(address, forwardedFor()))).orElse(Source.UNKNOWN);
    }

    private List<String> forwardedFor() {
        Enumeration<String> values = request.getHeaders("X-Forwarded-For");
        return values == null ? List.of() : Collections.list(values);
    }
}
