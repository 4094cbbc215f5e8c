package com.vidaplus.auth.harness.server;

import java.util.ArrayList;
import java.util.List;

/** A WildFly in a process of its own, set up as the README of src/main/server/wildfly says, which outlives its processes. */
public final class WildFlyNode {
    private final WildFlyDirectory directory;

    private WildFlyNode(WildFlyDirectory directory) {
        this.directory = directory;
    }

    /**
     * One that has never run, prepared for PostgreSQL, with the WAR in its directory of deployments.
     *
     * @param name of the directory that it works in
     */
    public static WildFlyNode onPostgreSql(String name) {
        WildFlyDirectory directory = WildFlyDirectory.ofBuild("postgresql").copiedTo(Artifacts.workDirectory().resolve("wildfly").resolve(name));
        directory.forgetSystemProperties();
        return new WildFlyNode(directory);
    }

    /** Will start it from what its last process left, on ports of which nobody has heard before. */
    public ServiceProcess.Builder process() {
        int offset = WildFlyDirectory.freeOffset();
        List<String> program = new ArrayList<>(directory.options(offset));
        String home = Artifacts.setting("wildfly.home");
        // What bin/standalone.sh starts.
        program.addAll(List.of("-Djboss.home.dir=" + home, "-jar", home + "/jboss-modules.jar", "-mp", home + "/modules",
                "org.jboss.as.standalone"));
        return ServiceProcess.program(program, WildFlyDirectory.httpPort(offset)).in(directory.path());
    }
}
