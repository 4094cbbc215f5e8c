package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Versions;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Accounts as this door shows and takes them. A shown account never has a hash. */
final class AccountJson {

    static final Set<String> CHANGEABLE = Set.of("email", "enabled", "groups");

    private AccountJson() {
    }

    static JsonObject of(Account account) {
        JsonArrayBuilder groups = JsonAnswer.JSON.createArrayBuilder();
        account.groups().forEach(groups::add);
        return JsonAnswer.JSON.createObjectBuilder().add("id", account.id()).add("email", account.email())
                .add("enabled", account.isEnabled()).add("groups", groups).add("has_password", account.passwordHash().isPresent()).build();
    }

    static Response.ResponseBuilder answer(int status, Account account) {
        return JsonAnswer.of(status, of(account)).header(HttpHeaders.ETAG, Versions.tag(account.version()));
    }

    /** The new account that a body describes: enabled and in no group, unless the body says otherwise. */
    static AccountDraft made(JsonBody body) {
        return new AccountDraft(Optional.of(body.requiredText("email")), Optional.of(body.flag("enabled")), Optional.of(body.texts("groups")));
    }

    /** The account as a merge patch changes it. */
    static AccountDraft changed(byte[] patch, Account before) {
        return made(JsonBody.merged(patch, CHANGEABLE, of(before)));
    }
}
