package com.vidaplus.auth.harness.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.spi.LifecycleMethodExecutor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptor;
import org.jboss.arquillian.test.spi.TestRunnerAdaptorBuilder;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One deployment for the whole suite. Arquillian would deploy for each test class, which on Payara Micro is a server start. So the test
 * classes are not Arquillian tests. This class runs Arquillian once, as if {@link DeployedWar} were the only test.
 */
final class ServiceSuite {
    private static ServiceSuite suite;
    private static Exception failure;

    private final Database database;
    private final TestRunnerAdaptor arquillian;
    private final RunningService service;

    private ServiceSuite(Database database, Server server) throws Exception {
        Bootstrap bootstrap = Bootstrap.random();
        Map<String, String> settings = new LinkedHashMap<>(bootstrap.settings());
        settings.putAll(database.settings());
        // The tests are many clients on one machine; each says where it is, as a proxy would.
        settings.put("TRUSTED_PROXIES", "127.0.0.1,::1");
        settings.put("CORS_ORIGINS", String.join(",", RunningService.PAGE_ORIGINS));
        server.configure(settings);
        System.setProperty("arquillian.launch", server.kind());
        this.database = database;
        arquillian = TestRunnerAdaptorBuilder.build();
        service = new RunningService(server, database, bootstrap);
        try {
            arquillian.beforeSuite();
            arquillian.beforeClass(DeployedWar.class, LifecycleMethodExecutor.NO_OP);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("The service did not start:\n" + server.log(), e);
        }
    }

    static RunningService service() {
        return suite.service;
    }

    private static ServiceSuite start() throws Exception {
        String name = Artifacts.setting("service.database");
        Server server = Server.named(Artifacts.setting("service.server"), name);
        Database database = switch (name) {
            case "h2" -> H2Database.in(Artifacts.workDirectory().resolve("h2"));
            case "postgresql" -> PostgreSqlDatabase.start();
            default -> throw new IllegalArgumentException("No such database: " + name);
        };
        return new ServiceSuite(database, server);
    }

    /** Undeploys the WAR, stops the server and ends the database. */
    private void stop() throws Exception {
        try (database) {
            arquillian.afterClass(DeployedWar.class, LifecycleMethodExecutor.NO_OP);
            arquillian.afterSuite();
            arquillian.shutdown();
        }
    }

    /** Starts the suite's service before the first test class and leaves its end to JUnit. */
    static final class Extension implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            if (failure != null) {
                throw new IllegalStateException("The service did not start; the first test class shows why", failure);
            }
            if (suite == null) {
                try {
                    suite = start();
                } catch (Exception e) {
                    failure = e;
                    throw e;
                }
                context.getRoot().getStore(ExtensionContext.Namespace.create(ServiceSuite.class)).put("suite", (AutoCloseable) suite::stop);
            }
        }
    }

    /** What Arquillian takes for a test class: the WAR as it was built, nothing added, at the context root. */
    static final class DeployedWar {
        private DeployedWar() {
        }

        @Deployment(testable = false)
        static WebArchive war() {
            Path war = Artifacts.war();
            return ShrinkWrap.create(ZipImporter.class, "ROOT.war").importFrom(war.toFile()).as(WebArchive.class);
        }
    }
}
