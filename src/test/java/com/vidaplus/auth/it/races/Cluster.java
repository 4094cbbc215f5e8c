package com.vidaplus.auth.it.races;

import com.vidaplus.auth.harness.client.Accounts;
import com.vidaplus.auth.harness.server.Bootstrap;
import com.vidaplus.auth.harness.server.Database;
import com.vidaplus.auth.harness.server.H2Database;
import com.vidaplus.auth.harness.server.PostgreSqlDatabase;
import com.vidaplus.auth.harness.server.ServiceProcess;
import com.vidaplus.auth.it.audit.AuditCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Nodes of the service on one database: two on PostgreSQL, one on H2, which only one process may open. */
public final class Cluster implements AutoCloseable {

    private final Database database;
    private final Bootstrap bootstrap = Bootstrap.random();
    private final Map<String, String> settings = new HashMap<>(bootstrap.settings());
    private final List<ServiceProcess> nodes = new CopyOnWriteArrayList<>();
    private final List<String> javaOptions;
    private final Supplier<ServiceProcess.Builder> server;
    private final Handed handed = new Handed();
    private boolean started;

    private Cluster(Supplier<ServiceProcess.Builder> server, Database database, Map<String, String> settings, List<String> javaOptions) {
        this.server = server;
        this.database = database;
        this.javaOptions = javaOptions;
        this.settings.putAll(database.settings());
        this.settings.putAll(settings);
    }

    /** Starts nodes on a new database of that kind. */
    static Cluster on(Database.Kind kind, Map<String, String> settings) {
        return on(kind, settings, kind == Database.Kind.H2 ? 1 : 2);
    }

    /** Starts that many; on H2 there can be only one. */
    static Cluster on(Database.Kind kind, Map<String, String> settings, int count) {
        boolean h2 = kind == Database.Kind.H2;
        Path directory = Path.of(System.getProperty("service.directory")).resolveSibling("it").resolve("races-h2");
        return on(h2 ? H2Database.in(directory) : PostgreSqlDatabase.start(), count, settings, "-Xmx512m");
    }

    /** Starts so many nodes on a database that is empty or not, and is closed with them. */
    public static Cluster on(Database database, int nodes, Map<String, String> settings, String... javaOptions) {
        return of(ServiceProcess::runnableJar, database, nodes, settings, javaOptions);
    }

    /** Starts so many nodes of that server. */
    public static Cluster of(Supplier<ServiceProcess.Builder> server, Database database, int nodes, Map<String, String> settings,
            String... javaOptions) {
        Cluster cluster = new Cluster(server, database, settings, List.of(javaOptions));
        try {
            cluster.start(nodes);
            return cluster;
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Starts so many at once, on an empty database too: whichever is first prepares it. */
    private void start(int count) {
        List<CompletableFuture<ServiceProcess>> starting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starting.add(CompletableFuture.supplyAsync(node()::start));
        }
        // Those that are up are to be stopped, even where another one does not start.
        starting.forEach(started -> started.exceptionally(failure -> null).thenAccept(up -> {
            if (up != null) {
                nodes.add(up);
            }
        }).join());
        starting.forEach(CompletableFuture::join);
        started = true;
    }

    /** One more node for this database, not started. */
    public ServiceProcess.Builder node() {
        ServiceProcess.Builder node = server.get().environment(settings);
        javaOptions.forEach(node::javaOption);
        return node;
    }

    /** SIGKILL for one node and a new one in its place, while the others go on. */
    void replace(int number) {
        nodes.get(number).kill();
        nodes.set(number, node().start());
    }

    /** Takes note that another process has taken a node's place. */
    public void replace(int number, ServiceProcess successor) {
        nodes.set(number, successor);
    }

    /** SIGKILL for every other node, SIGTERM for the rest; when all have ended, new ones start. */
    void restart(int firstKilled) {
        int count = nodes.size();
        for (int i = 0; i < count; i++) {
            if (i % 2 == firstKilled) {
                nodes.get(i).kill();
            } else {
                nodes.get(i).stop();
            }
        }
        nodes.clear();
        start(count);
    }

    /** A node by any number: callers spread themselves over the nodes by counting. */
    public OAuthDoor door(int number) {
        return new OAuthDoor(nodes.get(number % nodes.size()).baseUri(), bootstrap, handed);
    }

    /** One door for each node. */
    public List<OAuthDoor> doors() {
        List<OAuthDoor> doors = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            doors.add(door(i));
        }
        return doors;
    }

    public List<ServiceProcess> nodes() {
        return nodes;
    }

    public Database database() {
        return database;
    }

    public Bootstrap bootstrap() {
        return bootstrap;
    }

    public Handed handed() {
        return handed;
    }

    public Accounts accounts() {
        return new Accounts(database::connect);
    }

    public FamilyRows families() {
        return new FamilyRows(database::connect);
    }

    /** Ends the nodes and the database, after the audit log was found as the nodes have written it, whatever happened to them. */
    @Override
    public void close() {
        try {
            if (started) {
                AuditCheck.assertSound(database::connect);
            }
        } finally {
            nodes.forEach(ServiceProcess::close);
            database.close();
        }
    }
}
