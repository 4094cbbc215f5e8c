package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.audit.AuditEntry;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** Audit entries as this door shows them. */
final class AuditJson {

    private AuditJson() {
    }

    static JsonObject of(AuditEntry entry) {
        JsonObjectBuilder json = JsonAnswer.JSON.createObjectBuilder().add("chain", entry.chain()).add("seq", entry.seq())
                .add("at", Instant.ofEpochMilli(entry.atMillis()).toString()).add("type", entry.type());
        entry.actor().ifPresent(id -> json.add("actor", id));
        entry.actorKind().ifPresent(kind -> json.add("actor_kind", kind));
        entry.subject().ifPresent(id -> json.add("subject", id));
        entry.client().ifPresent(id -> json.add("client_id", id));
        entry.session().ifPresent(sid -> json.add("sid", sid));
        JsonObjectBuilder detail = JsonAnswer.JSON.createObjectBuilder();
        entry.details().forEach(detail::add);
        return json.add("detail", detail).add("hash", entry.hash()).build();
    }
}
