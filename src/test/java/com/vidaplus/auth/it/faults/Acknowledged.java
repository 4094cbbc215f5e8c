package com.vidaplus.auth.it.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.vidaplus.auth.it.races.FamilyRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an operator was told that it has happened to accounts, held against the database: each change is there, and recorded once. */
final class Acknowledged {

    /** Begins the address of every account that the operator makes. */
    static final String MARK = "operated-";

    private final Map<String, Set<String>> groups = new ConcurrentHashMap<>();

    /** The account is there, with this one group. */
    void hasGroup(String id, String group) {
        groups.put(id, Set.of(group));
    }

    /** The account is asked to have this group in place of the one before; from now on either is right. */
    void mayHaveGroup(String id, String group) {
        groups.computeIfPresent(id, (known, before) -> {
            Set<String> either = ConcurrentHashMap.newKeySet();
            either.addAll(before);
            either.add(group);
            return either;
        });
    }

    int size() {
        return groups.size();
    }

    /** One line for each account that is not as was said, or has not exactly one entry about its begin. */
    List<String> violations(FamilyRows database) {
        List<String> violations = new ArrayList<>();
        Map<String, Set<String>> stored = database.texts("SELECT account_id || ' ' || group_name FROM account_group").stream()
                .map(line -> line.split(" ")).collect(groupingBy(pair -> pair[0], mapping(pair -> pair[1], toSet())));
        groups.forEach((id, allowed) -> {
            Set<String> found = stored.getOrDefault(id, Set.of());
            if (found.size() != 1 || !allowed.containsAll(found)) {
                violations.add("acknowledged account " + id + " has " + found + " in place of one of " + allowed);
            }
        });
        database.texts("SELECT a.id || ' ' || COUNT(e.subject) FROM account a LEFT JOIN"
                + " (SELECT subject FROM audit_event WHERE type = 'account-created'"
                + " UNION ALL SELECT subject FROM audit_pending WHERE type = 'account-created') e ON e.subject = a.id"
                + " WHERE a.email LIKE '" + MARK + "%' GROUP BY a.id HAVING COUNT(e.subject) <> 1")
                .forEach(account -> violations.add("account with so many entries about its begin: " + account));
        return violations;
    }
}
