package com.vidaplus.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Schedule;
import jakarta.ejb.Timeout;
import org.junit.jupiter.api.Test;

/** The server cancels a timer whose method throws anything, once and for all: one OutOfMemoryError, and the node stays as it was. */
class TimersTest {

    @Test
    void everyTimerCatchesErrorsToo() {
        methods().that().areAnnotatedWith(Schedule.class).or().areAnnotatedWith(Timeout.class).should(catchThrowable())
                .check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.vidaplus.auth"));
    }

    private static ArchCondition<JavaMethod> catchThrowable() {
        return new ArchCondition<>("catch Throwable") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean catches = method.getTryCatchBlocks().stream().flatMap(block -> block.getCaughtThrowables().stream())
                        .anyMatch(caught -> caught.isEquivalentTo(Throwable.class));
                events.add(new SimpleConditionEvent(method, catches, method.getFullName() + (catches ? " catches" : " does not catch")
                        + " Throwable"));
            }
        };
    }
}
