package com.vidaplus.auth;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.vidaplus.auth.House.CLASSES;
import static com.vidaplus.auth.House.LEVELS;
import static com.vidaplus.auth.House.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.vidaplus.auth.audit.AuditEvent;
import com.vidaplus.auth.audit.AuditLog;
import com.vidaplus.auth.platform.database.Sql;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final int MOST_TYPES = 25;

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    /** At the start of a literal text, or alone in one. */
    private static final Pattern DATABASES_NAME = Pattern.compile("\"jdbc:|\"PostgreSQL\"|\"H2\"");

    private static final DescribedPredicate<JavaClass> IN_CONTAINERS_TRANSACTION =
            DescribedPredicate.describe("EJBs in a transaction of the container", type ->
                    (type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class)) && !hasNoTransaction(type));

    @Test
    void everyPackageHasALevel() {
        assertThat(CLASSES.stream().map(House::roomOf).distinct()).containsExactlyInAnyOrderElementsOf(
                LEVELS.stream().flatMap(List::stream).toList());
    }

    @Test
    void noPackageHasMoreTypesThanAReaderCanHoldInMind() {
        Map<String, Long> types = CLASSES.stream().filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(House::roomOf, Collectors.counting()));

        assertThat(types).isNotEmpty().allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(MOST_TYPES));
    }

    /**
     * An EJB that starts after others is of a level above them, or of their package. The annotation names them as texts, which no import
     * shows.
     */
    @Test
    void dependsOnNamesOnlyBeansBelow() {
        Map<String, JavaClass> beans = CLASSES.stream().filter(type -> type.isAnnotatedWith(Singleton.class))
                .collect(Collectors.toMap(JavaClass::getSimpleName, type -> type));
        List<JavaClass> dependent = beans.values().stream().filter(type -> type.isAnnotatedWith(DependsOn.class)).toList();

        assertThat(dependent).isNotEmpty().allSatisfy(type -> assertThat(type.getAnnotationOfType(DependsOn.class).value())
                .allSatisfy(name -> assertThat(beans.get(name)).as(type.getSimpleName() + " starts after " + name)
                        .matches(bean -> bean != null && isBelow(bean, type))));
    }

    private static boolean isBelow(JavaClass one, JavaClass other) {
        String room = House.roomOf(one);
        return room.equals(House.roomOf(other)) || House.levelOf(room) < House.levelOf(House.roomOf(other));
    }

    /** Payara looks for a bean of any kind; WildFly refuses to deploy. */
    @Test
    void whatIsInjectedAsAnEjbIsOne() {
        check(fields().that().areAnnotatedWith(EJB.class).should().haveRawType(DescribedPredicate.describe("an EJB",
                type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class))));
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

    /** Comments may name them. A driver that wraps another has another address: whoever looks there takes one database for the other. */
    @Test
    void onlyTheDialectTellsTheDatabasesApart() throws IOException {
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            List<Path> telling = paths.filter(path -> path.toString().endsWith(".java")).filter(path ->
                    DATABASES_NAME.matcher(COMMENT.matcher(text(path)).replaceAll("")).find()).toList();

            assertThat(telling).extracting(path -> path.getFileName().toString()).containsExactly("Dialect.java");
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyOneRoomTakesConnections() {
        check(noClasses().that().resideOutsideOfPackage(ROOT + ".platform.database").should()
                .callMethodWhere(target(name("getConnection"))));
        check(noClasses().should().accessClassesThat().belongToAnyOf(DriverManager.class));
    }

    @Test
    void entitiesAreReadByTheirOwnLanguage() {
        check(noClasses().should().callMethodWhere(target(name("createNativeQuery"))));
    }

    /** On Payara a connection that is taken there is in no transaction: each statement commits alone (docs/decisions/0023). */
    @Test
    void nothingUnderTheTransactionalAnnotationTakesAConnection() {
        DescribedPredicate<JavaClass> transactional = DescribedPredicate.describe("annotated with @Transactional, or with such a method",
                type -> type.isAnnotatedWith(Transactional.class)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Transactional.class)));
        check(noClasses().that(transactional).should().dependOnClassesThat(DescribedPredicate.describe("lead to JDBC",
                type -> type.isAssignableTo(DataSource.class) || type.getPackageName().equals("java.sql")
                        || type.getPackageName().equals(ROOT + ".platform.database")
                        || type.isEquivalentTo(AuditLog.class))));
    }

    /** What the audit log and {@link Sql#inTransaction} need: an EJB that calls them has no transaction of the container. */
    @Test
    void ejbsThatRecordOrOpenATransactionOfTheirOwnHaveNoneOfTheContainer() {
        DescribedPredicate<JavaCall<?>> recording = DescribedPredicate.describe("recording, or a transaction of its own", call ->
                call.getTargetOwner().isEquivalentTo(AuditLog.class) && call.getName().equals("record")
                        || call.getTargetOwner().isEquivalentTo(Sql.class) && List.of("inTransaction", "retrying").contains(call.getName()));

        check(noClasses().that(IN_CONTAINERS_TRANSACTION).should().callCodeUnitWhere(recording));
    }

    /** Elsewhere the announcement would be stored by itself, with the change or without it. */
    @Test
    void announcingInTheContainersTransactionIsForEjbsThatHaveOne() {
        check(noClasses().that(not(IN_CONTAINERS_TRANSACTION)).should().callMethod(AuditLog.class, "announce", AuditEvent[].class));
    }

    private static boolean hasNoTransaction(JavaClass type) {
        return type.tryGetAnnotationOfType(TransactionManagement.class).filter(by -> by.value() == TransactionManagementType.BEAN).isPresent()
                || type.tryGetAnnotationOfType(TransactionAttribute.class)
                .filter(by -> by.value() == TransactionAttributeType.NOT_SUPPORTED).isPresent();
    }

    /** It is compiled with the service and is not in the WAR. */
    @Test
    void nothingKnowsTheLauncherOrTheServerThatItStarts() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage(ROOT + ".micro..", "fish.payara.."));
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
                    String from = House.roomOf(origin);
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (target.getPackageName().startsWith(ROOT) && !from.equals(House.roomOf(target))) {
                        boolean down = House.levelOf(House.roomOf(target)) < House.levelOf(House.roomOf(origin));
                        events.add(new SimpleConditionEvent(origin, down, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
