package com.vidaplus.auth.audit;

import com.vidaplus.auth.platform.RandomText;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The record of one sign-in: the event, its link in the chain of hashes, its line in the log. */
@State(Scope.Benchmark)
public class AuditPieces {

    private static final String ACCOUNT = "0b0e7f7c-2f3a-4c0e-9d61-4f6f4c1d2a3b";
    private static final long AT_MILLIS = 1_795_500_000_000L;

    private final Chain chain = new Chain(RandomText.id(), 41, Chain.genesis("chain", "node", AT_MILLIS, List.of()));

    @Benchmark
    public String auditEntryAndLine() {
        AuditEvent event = AuditEvent.of(AuditType.SIGN_IN).by(ACCOUNT).on(ACCOUNT)
                .through(Optional.of("bench")).in("c2lkc2lkc2lkc2lkc2lkcw.1");
        return LogLine.of(AuditEntry.next(chain, AT_MILLIS, event));
    }
}
