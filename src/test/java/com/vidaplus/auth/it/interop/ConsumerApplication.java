package com.vidaplus.auth.it.interop;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The consumer, as its README tells its authors to write it. Payara finds the annotation on a bean only, hence the scope. */
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles({"doctor", "admin"})
@ApplicationScoped
@ApplicationPath("/")
public class ConsumerApplication extends Application {
}
