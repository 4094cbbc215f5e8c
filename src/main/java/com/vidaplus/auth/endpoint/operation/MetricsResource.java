package com.vidaplus.auth.endpoint.operation;

import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.platform.metrics.MetricsText;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** {@code GET /metrics}: this node's numbers in the Prometheus text format, for bearers of group or scope {@code metrics}. */
@Path("")
@RequestScoped
@Requires(Principal.METRICS)
public class MetricsResource {

    @Inject
    private MetricsText metrics;

    @GET
    public Response metrics() {
        return Response.ok(metrics.get().getBytes(StandardCharsets.UTF_8)).type(MetricsText.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
