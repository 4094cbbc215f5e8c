package com.vidaplus.auth.harness.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes a line for each test that names a case as soon as it is over: id, outcome, test, and what went wrong. Each JVM writes a file of
 * its own below {@code target/cases}. The file is named after the server and database of the execution, so that no run hides another. JUnit
 * finds it by itself.
 */
public final class CaseListener implements TestExecutionListener {

    private final Path file;

    /** As JUnit makes it. */
    public CaseListener() {
        this(Path.of("target", "cases"), execution());
    }

    CaseListener(Path directory, String execution) {
        file = directory.resolve(execution + "@" + System.currentTimeMillis() + "-" + ProcessHandle.current().pid() + ".tsv");
    }

    /** Such as {@code payara-micro-h2}; {@code unit} where there is no server. */
    private static String execution() {
        String server = Stream.of("service.server", "service.database").map(System::getProperty).filter(Objects::nonNull)
                .collect(Collectors.joining("-"));
        return server.isEmpty() ? "unit" : server;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            String outcome = switch (result.getStatus()) {
                case SUCCESSFUL -> "passed";
                case FAILED -> "failed";
                case ABORTED -> "skipped";
            };
            write(test, outcome, result.getThrowable().map(Throwable::toString).orElse(""));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, "skipped", reason);
    }

    private void write(TestIdentifier test, String outcome, String note) {
        List<String> lines = methods(test.getSource()).flatMap(proof -> proof.ids().stream()
                .map(id -> String.join("\t", id, outcome, proof.test(), flat(test.getDisplayName()), flat(note)))).toList();
        if (!lines.isEmpty()) {
            append(lines);
        }
    }

    private synchronized void append(List<String> lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Proof(String test, Set<String> ids) {
    }

    /** The one test method, or every one of a class that failed or was skipped as a whole. */
    private static Stream<Proof> methods(Optional<TestSource> source) {
        if (source.orElse(null) instanceof MethodSource one) {
            return Stream.of(new Proof(name(one.getJavaClass(), one.getJavaMethod()), ids(one.getJavaClass(), one.getJavaMethod())));
        }
        if (source.orElse(null) instanceof ClassSource whole) {
            Class<?> type = whole.getJavaClass();
            return ancestors(type).stream().flatMap(ancestor -> Stream.of(ancestor.getDeclaredMethods())).filter(CaseListener::isTest)
                    .map(method -> new Proof(name(type, method), ids(type, method)));
        }
        return Stream.empty();
    }

    private static boolean isTest(Method method) {
        return !method.isSynthetic() && Stream.of(method.getAnnotations()).map(annotation -> annotation.annotationType().getSimpleName())
                .anyMatch(name -> name.endsWith("Test") || name.equals("Property") || name.equals("Example"));
    }

    private static String name(Class<?> type, Method method) {
        return type.getName() + "#" + method.getName();
    }

    private static Set<String> ids(Class<?> type, Method method) {
        Set<String> ids = new TreeSet<>(named(method));
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            ancestors(outer).forEach(ancestor -> ids.addAll(named(ancestor)));
        }
        return ids;
    }

    private static List<Class<?>> ancestors(Class<?> type) {
        List<Class<?>> ancestors = new ArrayList<>();
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            ancestors.add(ancestor);
        }
        return ancestors;
    }

    private static List<String> named(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Case.class)).map(Case::value).map(List::of).orElse(List.of());
    }

    private static String flat(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ");
        return oneLine.substring(0, Math.min(200, oneLine.length()));
    }
}
