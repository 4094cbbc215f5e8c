package com.vidaplus.auth.session;

import com.vidaplus.auth.platform.database.H2Clock;
import com.vidaplus.auth.platform.database.OneStatement;
import com.vidaplus.auth.platform.database.Sql;
import com.vidaplus.auth.platform.settings.Settings;
import javax.sql.DataSource;

/** Refresh tokens with their own statements. */
public final class RefreshTokensOnH2 {

    private RefreshTokensOnH2() {
    }

    public static RefreshTokens of(DataSource database, Settings settings) {
        RefreshTokenRows rows = new RefreshTokenRows();
        RefreshTokensInMemory.inject(rows, "dataSource", database);
        RefreshTokensInMemory.inject(rows, "statement", new OneStatement(database));
        RefreshTokensInMemory.inject(rows, "clock", new H2Clock());
        RefreshTokens tokens = new RefreshTokens();
        RefreshTokensInMemory.inject(tokens, "rows", rows);
        RefreshTokensInMemory.inject(tokens, "families", new RefreshFamilyRows(new Sql(database), new H2Clock()));
        RefreshTokensInMemory.inject(tokens, "ancestors", new OldAncestors(new Sql(database)));
        RefreshTokensInMemory.inject(tokens, "settings", settings);
        return tokens;
    }
}
