package com.vidaplus.auth.endpoint.oauth2;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Well-known addresses (RFC 8615), with their own classes named. */
@ApplicationPath(".well-known")
public class WellKnownApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MetadataResource.class, MetadataErrorMapper.class);
    }

    /** Jersey would describe the door as WADL to each caller of OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
