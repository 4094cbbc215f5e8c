package com.vidaplus.auth.endpoint.auth;

import com.vidaplus.auth.endpoint.form.FormReader;
import com.vidaplus.auth.endpoint.http.BodyLimit;
import com.vidaplus.auth.endpoint.http.OutageFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The API door, with its own classes named, so that its errors are worded in one place and nothing of another door gets in. */
@ApplicationPath("auth")
public class AuthApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ApiTokenResource.class, RefreshTokenResource.class, DetailErrorMapper.class,
                FormReader.class, BodyLimit.class, OutageFilter.class);
    }

    /** Jersey would describe the door as WADL to each caller of OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
