package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.DataProtection;
import com.vidaplus.auth.administration.PersonalData;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes everything that is held on a person as one JSON object, entry by entry. The object has no bound, and little of it is in memory.
 */
final class PersonalDataText {

    private final DataProtection held;
    private final PersonalData data;
    private final Writer text;

    PersonalDataText(DataProtection held, PersonalData data, Writer text) {
        this.held = held;
        this.data = data;
        this.text = text;
    }

    /** @throws IOException where the caller hangs up */
    void write() throws IOException {
        String id = data.account().id();
        text.write("{\"account\":" + AccountJson.of(data.account()));
        text.write(",\"created_at\":\"" + data.dates().created() + "\",\"updated_at\":\"" + data.dates().updated()
                + "\",\"password_changed_at\":\"" + data.dates().passwordChanged() + "\"");
        try {
            long sessions = array("sessions", receiver -> held.eachSession(id, receiver), SessionsResource::json);
            long ended = array("ended_sessions", receiver -> held.eachEndedSession(id, receiver), SessionsResource::json);
            long entries = array("audit", receiver -> held.eachAuditEntry(id, receiver), AuditJson::of);
            text.write(",\"count\":{\"sessions\":" + sessions + ",\"ended_sessions\":" + ended + ",\"audit\":" + entries + "}}");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <T> long array(String name, Consumer<Consumer<T>> each, Function<T, JsonObject> json) throws IOException {
        long[] count = {0};
        text.write(",\"" + name + "\":[");
        each.accept(entry -> {
            try {
                text.write((count[0]++ == 0 ? "" : ",") + json.apply(entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        text.write("]");
        return count[0];
    }
}
