package com.vidaplus.auth.endpoint.oauth2;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The OAuth door, with its own classes named. */
@ApplicationPath("oauth2")
public class OAuth2Application extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(JwksResource.class);
    }

    /** Jersey would describe the door as WADL to whoever asks for OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
