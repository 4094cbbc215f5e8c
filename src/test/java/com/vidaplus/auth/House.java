package com.vidaplus.auth;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The rooms of the service and the level of each. A room is a package; a package imports only from levels below its own. */
final class House {

    static final String ROOT = "com.vidaplus.auth";

    /** From the ground up. Packages of one level do not import each other. */
    static final List<List<String>> LEVELS = List.of(
            List.of("platform.settings", "platform.metrics"),
            List.of("platform"),
            List.of("platform.database"),
            List.of("platform.embedded"),
            List.of("audit"),
            List.of("key.encryption", "credential.memory"),
            List.of("account", "client", "key", "audit.verification", "credential.foreign"),
            List.of("session", "session.upkeep", "credential.password", "credential.guess"),
            List.of("credential", "token"),
            List.of("grant", "administration", "transfer"),
            List.of("endpoint.form", "endpoint.http"),
            List.of("endpoint.rest", "endpoint.body"),
            List.of("endpoint.auth", "endpoint.oauth2", "endpoint.admin", "endpoint.operation", "command", "bootstrap"));

    /** The service, without the launcher of the runnable jar, which is no part of the WAR: {@link LauncherArchitectureTest}. */
    static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/com/vidaplus/auth/micro/")).importPackages(ROOT);

    private House() {
    }

    /** The package of a type, without the part that all have. */
    static String roomOf(JavaClass type) {
        String full = type.getPackageName();
        return full.equals(ROOT) ? "" : full.substring(ROOT.length() + 1);
    }

    static int levelOf(String room) {
        return IntStream.range(0, LEVELS.size()).filter(at -> LEVELS.get(at).contains(room)).findFirst().orElseThrow();
    }

    /** Which rooms each room imports, by the compiled classes. */
    static SortedMap<String, SortedSet<String>> imports() {
        SortedMap<String, SortedSet<String>> imports = new TreeMap<>();
        CLASSES.forEach(type -> {
            SortedSet<String> of = imports.computeIfAbsent(roomOf(type), room -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT)).map(House::roomOf)
                    .filter(room -> !room.equals(roomOf(type))).forEach(of::add);
        });
        return imports;
    }
}
