package com.vidaplus.auth.endpoint.wellknown;

import com.vidaplus.auth.endpoint.oauth2.OAuthErrorMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Well-known addresses (RFC 8615), with their own classes named; their errors are worded as the OAuth door words its own. */
@ApplicationPath(".well-known")
public class WellKnownApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MetadataResource.class, OAuthErrorMapper.class);
    }

    /** Jersey would describe the door as WADL to whoever asks for OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
