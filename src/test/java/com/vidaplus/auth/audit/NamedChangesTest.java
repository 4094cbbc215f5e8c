package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamedChangesTest {

    private static final AuditEvent EVENT = AuditEvent.of(AuditType.ACCOUNT_CHANGED).by("o").on("a");

    private static Set<String> names(List<AuditEvent> events, String detail) {
        return events.stream().flatMap(event -> Stream.ofNullable(event.detail().get(detail))).flatMap(text -> Stream.of(text.split(" ")))
                .map(name -> URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatWasAddedAndRemovedIsNamed() {
        List<AuditEvent> events = new NamedChanges().with("changed", "groups").between("groups", Set.of("a", "b"), Set.of("b", "admin"))
                .asEvents(EVENT);
        assertThat(events).singleElement().satisfies(event -> assertThat(event.detail()).containsEntry("changed", "groups")
                .containsEntry("groups_added", "admin").containsEntry("groups_removed", "a").hasSize(3));
    }

    @Test
    void nothingNamedIsOneEvent() {
        assertThat(new NamedChanges().between("groups", Set.of("a"), Set.of("a")).asEvents(EVENT)).containsExactly(EVENT);
        assertThat(new NamedChanges().between("groups", Set.of(), Set.of()).isEmpty()).isTrue();
    }

    @Test
    void noNameHidesAnother() {
        Set<String> odd = Set.of("admin", "x@y", "a b", "a,b", "a%20b", "eyJa.eyJb.c", "m\u00e9dicos", "\ud83d\ude80", "-", "(withheld)", "+");
        assertThat(names(new NamedChanges().between("groups", Set.of(), odd).asEvents(EVENT), "groups_added")).isEqualTo(new TreeSet<>(odd));
    }

    @Test
    void longAndManyNamesAreAllThere() {
        Set<String> many = IntStream.range(0, 20).mapToObj(i -> "\u20ac".repeat(97) + (100 + i)).collect(Collectors.toSet());
        many.add("admin");
        List<AuditEvent> events = new NamedChanges().with("changed", "groups").between("groups", many, Set.of("only")).asEvents(EVENT);
        assertThat(events).hasSizeGreaterThan(5).allSatisfy(event -> assertThat(event.detail()).containsKey("part"));
        assertThat(names(events, "groups_removed")).isEqualTo(new TreeSet<>(many));
        assertThat(names(events, "groups_added")).containsExactly("only");
    }
}
