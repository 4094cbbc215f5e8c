package com.vidaplus.auth.endpoint.operation;

import com.vidaplus.auth.endpoint.http.OutageFilter;
import com.vidaplus.auth.endpoint.rest.BearerFilter;
import com.vidaplus.auth.endpoint.rest.OptionsFilter;
import com.vidaplus.auth.endpoint.rest.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The metrics' address, with its own classes named. */
@ApplicationPath("metrics")
public class MetricsApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MetricsResource.class, BearerFilter.class, OptionsFilter.class, OutageFilter.class, ProblemMapper.class);
    }

    /** Jersey would describe the door as WADL to each caller of OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
