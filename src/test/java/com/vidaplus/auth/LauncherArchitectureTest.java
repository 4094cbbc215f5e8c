package com.vidaplus.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

/** The launcher of the runnable jar: it is compiled with the service, and runs where nothing of the service is on the class path. */
class LauncherArchitectureTest {

    private static final String LAUNCHER = "com.vidaplus.auth.micro";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(LAUNCHER);

    @Test
    void itsClassesAreSeen() {
        assertThat(CLASSES.contain(LAUNCHER + ".Main")).isTrue();
        assertThat(CLASSES.contain(LAUNCHER + ".Install")).isTrue();
    }

    @Test
    void itUsesJavaAndPayaraMicroAndNothingElse() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage(LAUNCHER, "java..", "javax.management..", "fish.payara.micro..").check(CLASSES);
    }

    @Test
    void itLogsThroughTheSystemLogger() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }
}
