package com.vidaplus.auth.harness.server;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base of every test that meets the service from outside: {@code class TokenIT extends ServiceIT}.
 *
 * <p>The WAR is deployed once for all of them, on the server and the database that the Maven execution names. They share
 * it, so a test makes what it needs (an account, a client) under a name of its own and leaves the rest alone.
 */
@ExtendWith(ServiceSuite.Extension.class)
public abstract class ServiceIT {
    /** The service under test, already ready. */
    protected static RunningService service() {
        return ServiceSuite.service();
    }
}
