package com.vidaplus.auth.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build put into the WAR and into the runnable jar. No server runs for it; the tag has it run once for each server. */
@Tag("wire")
class PackagingIT {

    private static final String LAUNCHER = "com/vidaplus/auth/micro/";
    private static final Path WAR = Path.of(System.getProperty("service.war"));
    private static final Path RUNNABLE_JAR = Path.of(System.getProperty("service.jar"));

    @Test
    void theWarHasTheServiceAndNothingOfTheLauncherOrOfTheServer() throws IOException {
        try (JarFile war = new JarFile(WAR.toFile())) {
            List<String> entries = war.stream().map(JarEntry::getName).toList();

            assertThat(entries).anySatisfy(entry -> assertThat(entry).startsWith("WEB-INF/classes/com/vidaplus/auth/").endsWith(".class"));
            assertThat(entries).noneSatisfy(entry -> assertThat(entry).containsAnyOf(LAUNCHER, "payara", "MICRO-INF", "driverconfig"));
        }
    }

    @Test
    void theRunnableJarStartsWithTheLauncherAndHasItsFiles() throws IOException {
        try (JarFile jar = new JarFile(RUNNABLE_JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo("com.vidaplus.auth.micro.Main");
            assertThat(jar.stream().map(JarEntry::getName)).contains(LAUNCHER + "Main.class", LAUNCHER + "Install.class",
                    "org/postgresql/driverconfig.properties", "MICRO-INF/deploy/contexts.properties", "MICRO-INF/deploy/vidaplus-auth.war");
        }
    }

    /** Payara Micro's class loader reads a compressed jar within the jar as a damaged one. */
    @Test
    void theJarsWithinTheRunnableJarAreNotCompressed() throws IOException {
        try (JarFile jar = new JarFile(RUNNABLE_JAR.toFile())) {
            assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".jar"))).hasSizeGreaterThan(50)
                    .allSatisfy(entry -> assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(JarEntry.STORED));
        }
    }

    @Test
    void theWarWithinTheRunnableJarIsTheWar() throws IOException {
        try (JarFile jar = new JarFile(RUNNABLE_JAR.toFile());
                InputStream within = jar.getInputStream(jar.getEntry("MICRO-INF/deploy/vidaplus-auth.war"))) {
            assertThat(within).hasBinaryContent(Files.readAllBytes(WAR));
        }
    }
}
