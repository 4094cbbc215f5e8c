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
        RefreshTokens tokens = new RefreshTokens();
        RefreshTokensInMemory.inject(tokens, "rows", new RefreshTokenRows(sql, new H2Clock()));
        RefreshTokensInMemory.inject(tokens, "families", new RefreshFamilyRows(sql, new H2Clock()));
        RefreshTokensInMemory.inject(tokens, "ancestors", new OldAncestors(sql));
        RefreshTokensInMemory.inject(tokens, "settings", settings);
        return tokens;
    }
}
