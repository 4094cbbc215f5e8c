package com.vidaplus.auth.platform.database;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Says once that the schema is about to change: a large table takes long, and nothing else is logged meanwhile. */
final class MigrationNotice extends BaseCallback {

    private static final Logger LOG = System.getLogger(MigrationNotice.class.getName());

    private boolean said;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        if (!said) {
            said = true;
            LOG.log(Level.INFO, "The database''s schema is being changed, from script {0} on; that can take long",
                    String.valueOf(context.getMigrationInfo().getVersion()));
        }
    }
}
