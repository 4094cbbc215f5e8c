package com.vidaplus.auth.endpoint.oauth2;

import com.vidaplus.auth.endpoint.form.FormReader;
import com.vidaplus.auth.endpoint.http.BodyLimit;
import com.vidaplus.auth.endpoint.http.OutageFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The OAuth door, with its own classes named, so that its errors are worded in one place and nothing of another door gets in. */
@ApplicationPath("oauth2")
public class OAuth2Application extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(OAuthTokenResource.class, RevocationResource.class, IntrospectionResource.class, JwksResource.class,
                OAuthErrorMapper.class, FormReader.class, BodyLimit.class, OutageFilter.class);
    }

    /** Jersey would describe the door as WADL to each caller of OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
