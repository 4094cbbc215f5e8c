package com.vidaplus.auth.audit;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Optional;

/**
 * Audit entries in the server's log, each a JSON object on a line of its own, with chain, seq and hash. If an attacker rewrites the whole
 * table, an operator can compare it with a log that is kept elsewhere.
 */
final class LogLine {

    private static final Logger LOG = System.getLogger("com.vidaplus.auth.audit");

    private LogLine() {
    }

    /** Logs a written entry. */
    static void write(AuditEntry entry) {
        // Without parameters, so that no formatter takes a brace for one of its own.
        LOG.log(Level.INFO, of(entry));
    }

    /** Logs an event that no chain took: its only trace, unless it is announced and waits for a node to enter it. */
    static void writeUnwritten(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        String state = recorded.pendingId().isPresent() ? ",\"pending\":true}" : ",\"unwritten\":true}";
        LOG.log(Level.ERROR, members(recorded.atMillis(), event.type().word(), event.actor(), event.subject(), event.client(),
                event.session(), AuditText.json(event.detail())).append(state).toString());
    }

    static String of(AuditEntry entry) {
        StringBuilder line = members(entry.atMillis(), entry.type(), entry.actor(), entry.subject(), entry.client(), entry.session(),
                entry.detail());
        member(line, "chain", Optional.of(entry.chain()));
        line.append(",\"seq\":").append(entry.seq());
        member(line, "hash", Optional.of(entry.hash()));
        return line.append('}').toString();
    }

    private static StringBuilder members(long atMillis, String type, Optional<String> actor, Optional<String> subject,
            Optional<String> client, Optional<String> session, String detail) {
        StringBuilder line = new StringBuilder("{\"event\":").append(AuditText.json(type)).append(",\"at_millis\":").append(atMillis);
        member(line, "actor", actor);
        member(line, "subject", subject);
        member(line, "client", client);
        member(line, "session", session);
        return line.append(",\"detail\":").append(detail);
    }

    private static void member(StringBuilder line, String name, Optional<String> value) {
        value.ifPresent(text -> line.append(",\"").append(name).append("\":").append(AuditText.json(text)));
    }
}
