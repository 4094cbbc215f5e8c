package com.vidaplus.auth.micro;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The last line of a start: where the service and its API page are, and what the service works with. The service shows the facts by JMX,
 * since launcher and WAR share no classes.
 */
final class Announcement {

    private static final Logger LOG = System.getLogger(Announcement.class.getName());

    /** As long as the first look at the database may take after the start. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BREATH = Duration.ofMillis(20);

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final List<String> addresses;

    /** @param addresses where the server listens, each without a path */
    Announcement(List<String> addresses) {
        this.addresses = addresses;
    }

    /** Waits until the service is ready, ten seconds at most, and logs the line: as a warning where it is not ready then. */
    void make() throws JMException {
        ObjectName facts = only("com.vidaplus.auth:type=NodeFacts,*");
        String path = ObjectName.unquote(only("com.vidaplus.auth:type=OpenRequests,*").getKeyProperty("context"));
        boolean ready = awaitReady(facts);
        LOG.log(ready ? Level.INFO : Level.WARNING, "{0}", text(ready, path, facts));
    }

    private boolean awaitReady(ObjectName facts) throws JMException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!(Boolean) beans.getAttribute(facts, "Ready")) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return true;
    }

    private String text(boolean ready, String path, ObjectName facts) throws JMException {
        List<String> urls = addresses.stream().map(address -> address + path).toList();
        String issuer = String.valueOf(beans.getAttribute(facts, "Issuer"));
        return (ready ? "VidaPlus Auth answers at " : "VidaPlus Auth is not ready yet, and GET /ready tells when it is. It listens at ")
                + String.join(" and ", urls)
                + ". API page: " + urls.stream().map(url -> url + "/docs/").collect(Collectors.joining(" and "))
                + ". " + (urls.contains(issuer) ? "" : "Issuer of its tokens: " + issuer + ". ")
                + "Database: " + beans.getAttribute(facts, "Database")
                + ". Hashes by " + beans.getAttribute(facts, "HashEngine")
                + ", signatures by " + beans.getAttribute(facts, "SignatureEngine");
    }

    private ObjectName only(String pattern) throws JMException {
        Set<ObjectName> found = beans.queryNames(new ObjectName(pattern), null);
        return found.stream().findFirst().orElseThrow(() -> new JMException("nothing is shown as " + pattern));
    }
}
