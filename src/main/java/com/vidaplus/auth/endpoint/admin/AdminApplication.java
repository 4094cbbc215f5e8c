package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.endpoint.http.BodyLimit;
import com.vidaplus.auth.endpoint.http.OutageFilter;
import com.vidaplus.auth.endpoint.rest.BearerFilter;
import com.vidaplus.auth.endpoint.rest.NulFilter;
import com.vidaplus.auth.endpoint.rest.OptionsFilter;
import com.vidaplus.auth.endpoint.rest.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The operators' door, with its own classes named. */
@ApplicationPath("admin")
public class AdminApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(AccountsResource.class, AccountResource.class, AccountImportResource.class, AccountExportResource.class,
                DataProtectionResource.class, SessionsResource.class, ClientsResource.class, ClientResource.class,
                KeysResource.class, AuditResource.class, BearerFilter.class, NulFilter.class, OptionsFilter.class, BodyLimit.class,
                OutageFilter.class, ProblemMapper.class);
    }

    /** Jersey would describe the door as WADL to each caller of OPTIONS; other servers do not know the property. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
