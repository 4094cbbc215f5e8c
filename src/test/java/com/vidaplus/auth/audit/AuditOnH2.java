package com.vidaplus.auth.audit;

import com.vidaplus.auth.audit.verification.AuditVerification;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.metrics.Metrics;
import java.time.Clock;

/** One run of a node, as far as it records. */
public final class AuditOnH2 {

    private final Sql sql;
    private final AuditLog log;
    private final AuditUpkeep upkeep;

    public AuditOnH2(Sql sql, Clock clock) {
        this.sql = sql;
        log = new AuditLog(new EventQueue(new ChainWriter(sql)), sql, new Metrics(), clock);
        upkeep = new AuditUpkeep(log, clock);
    }

    public AuditLog log() {
        return log;
    }

    /** What the node does every five seconds. */
    public void look() {
        upkeep.look();
    }

    public AuditVerification verify() {
        return new AuditTables(sql).verify();
    }
}
