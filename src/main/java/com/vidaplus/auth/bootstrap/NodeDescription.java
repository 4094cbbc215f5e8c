package com.vidaplus.auth.bootstrap;

import com.vidaplus.auth.credential.password.PasswordHasher;
import com.vidaplus.auth.key.SigningKeys;
import com.vidaplus.auth.platform.Readiness;
import com.vidaplus.auth.platform.database.DatabaseInUse;
import com.vidaplus.auth.platform.embedded.EmbeddedFile;
import com.vidaplus.auth.platform.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

/**
 * Shows {@link NodeFacts} by JMX under {@code com.vidaplus.auth:type=NodeFacts}, once everything has started. The launcher of the runnable
 * jar, which shares no classes with the WAR, logs these facts as its last line.
 */
@Singleton
@Startup
@DependsOn({"FirstAccount", "FirstClient", "ReadinessTimer"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeDescription {

    private static final Logger LOG = System.getLogger(NodeDescription.class.getName());

    @Resource(lookup = "java:module/ModuleName")
    private String module;

    @Inject
    private DataSource dataSource;

    @Inject
    private EmbeddedFile file;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private Settings settings;

    @EJB
    private SigningKeys keys;

    @Inject
    private Readiness readiness;

    private ObjectName name;

    /** A node without this description works as well as any other. */
    @PostConstruct
    void show() {
        NodeFacts facts = new NodeFacts(database(), hasher.engine(), keys.signatureEngine(),
                settings.issuer(), readiness::isReady);
        try {
            name = new ObjectName("com.vidaplus.auth:type=NodeFacts,module=" + ObjectName.quote(module));
            hide();
            ManagementFactory.getPlatformMBeanServer().registerMBean(facts, name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "Facts about this node cannot be shown by JMX: {0}", e.toString());
        }
    }

    private String database() {
        try {
            return new DatabaseInUse(dataSource).name(file.path());
        } catch (SQLException e) {
            return "one that does not answer now";
        }
    }

    @PreDestroy
    void hide() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            if (name != null && beans.isRegistered(name)) {
                beans.unregisterMBean(name);
            }
        } catch (JMException e) {
            LOG.log(Level.DEBUG, "Somebody else has tidied up", e);
        }
    }
}
