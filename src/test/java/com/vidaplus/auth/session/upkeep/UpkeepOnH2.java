package com.vidaplus.auth.session.upkeep;

import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.Sql;
import java.time.Clock;

/** The upkeep of tokens with all chores of the service. */
public final class UpkeepOnH2 {

    private UpkeepOnH2() {
    }

    public static Upkeep of(Sql sql) {
        FamilyBatch batch = new FamilyBatch(sql);
        return new Upkeep(sql, new H2Clock(), Clock.systemUTC(), new OrderedRemovals(sql, batch), new ExpiredFamilies(sql, batch),
                new ExpiredRevocations(sql), new OldSeals(sql));
    }
}
