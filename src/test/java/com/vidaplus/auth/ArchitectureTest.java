package com.vidaplus.auth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String ROOT = "com.vidaplus.auth";
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A package imports only from levels below; packages of one level do not import each other. */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("platform", 1), Map.entry("platform.database", 2),
            Map.entry("token.upkeep", 3), Map.entry("key", 3), Map.entry("account", 3), Map.entry("audit", 3),
            Map.entry("token", 4), Map.entry("credential", 4),
            Map.entry("grant", 5), Map.entry("administration", 5),
            Map.entry("endpoint.form", 6), Map.entry("endpoint.web", 6),
            Map.entry("endpoint.auth", 7), Map.entry("endpoint.oauth2", 7), Map.entry("endpoint.wellknown", 7),
            Map.entry("endpoint.admin", 7));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    @Test
    void everyPackageHasALevel() {
        assertThat(CLASSES.stream().map(ArchitectureTest::packageOf).distinct()).isNotEmpty().isSubsetOf(LEVELS.keySet());
    }

    @Test
    void importsOnlyGoDown() {
        check(classes().should(importOnlyFromLevelsBelow()));
    }

    @Test
    void everyPackageStatesItsPromise() throws IOException {
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            List<Path> packages = paths.filter(path -> path.toString().endsWith(".java")).map(Path::getParent).distinct().toList();

            assertThat(packages).isNotEmpty().allSatisfy(folder ->
                    assertThat(folder.resolve("package-info.java")).content().startsWith("/**\n * ").contains(".\n */\npackage "));
        }
    }

    @Test
    void nothingWritesToStandardStreamsOrPrintsStackTraces() {
        check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        check(noClasses().should().callMethodWhere(target(name("printStackTrace"))));
    }

    @Test
    void nothingSleeps() {
        check(noClasses().should().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "sleep", long.class, int.class));
    }

    @Test
    void loggingGoesThroughSystemLogger() {
        check(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("org.slf4j..", "org.apache.commons.logging..",
                "org.apache.logging..", "org.jboss.logging.."));
    }

    @Test
    void onlyTokenAndKeyKnowTheJwtLibrary() {
        check(onlyIn("com.nimbusds..", "token..", "key.."));
    }

    @Test
    void onlyCredentialKnowsTheHashLibrary() {
        check(onlyIn("org.bouncycastle..", "credential.."));
        check(onlyIn("com.sun.jna..", "credential.."));
    }

    @Test
    void onlyPlatformKnowsTheMigrationLibrary() {
        check(onlyIn("org.flywaydb..", "platform.."));
    }

    @Test
    void onlyEndpointsSpeakHttp() {
        check(onlyIn("jakarta.ws.rs..", "endpoint.."));
        check(onlyIn("jakarta.servlet..", "endpoint.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Util", "Utils", "Helper", "Manager"})
    void namesAreRoles(String suffix) {
        check(noClasses().should().haveSimpleNameEndingWith(suffix));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static ArchRule onlyIn(String library, String... packages) {
        String[] full = Stream.of(packages).map(name -> ROOT + "." + name).toArray(String[]::new);
        return noClasses().that(not(resideInAnyOf(full))).should().dependOnClassesThat().resideInAPackage(library);
    }

    private static DescribedPredicate<JavaClass> resideInAnyOf(String... packages) {
        return Stream.of(packages).map(name -> resideInAPackage(name)).reduce((one, other) -> one.or(other)).orElseThrow();
    }

    private static ArchCondition<JavaClass> importOnlyFromLevelsBelow() {
        return new ArchCondition<>("import only from levels below") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String from = packageOf(origin);
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith(ROOT) && !from.equals(packageOf(target))) {
                        boolean down = LEVELS.getOrDefault(packageOf(target), 99) < LEVELS.getOrDefault(from, 0);
                        events.add(new SimpleConditionEvent(origin, down, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String packageOf(JavaClass type) {
        String full = type.getPackageName();
        return full.equals(ROOT) ? "" : full.substring(ROOT.length() + 1);
    }
}
