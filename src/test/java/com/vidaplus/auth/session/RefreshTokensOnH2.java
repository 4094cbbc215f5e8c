package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.Settings;
import javax.sql.DataSource;

/** Refresh tokens with their own statements. */
public final class RefreshTokensOnH2 {

    private RefreshTokensOnH2() {
    }

    public static RefreshTokens of(DataSource database, Settings settings) {
        Sql sql = new Sql(database);
        return new RefreshTokens(new RefreshTokenRows(sql, new H2Clock()), new RefreshFamilyRows(sql, new H2Clock()), new OldAncestors(sql),
                settings);
    }
}
