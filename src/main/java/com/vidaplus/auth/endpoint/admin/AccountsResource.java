package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.account.Account;
import com.vidaplus.auth.account.AccountSearch;
import com.vidaplus.auth.administration.AccountAdministration;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonBody;
import com.vidaplus.auth.endpoint.rest.Paging;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.Versions;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code /admin/accounts}: search accounts, and create one. */
@Path("accounts")
@RequestScoped
@Requires(Principal.ADMIN)
public class AccountsResource {

    private static final Set<String> MEMBERS = Set.of("email", "password", "enabled", "groups");
    private static final JsonObject NEW = JsonAnswer.JSON.createObjectBuilder().add("enabled", true).build();

    @Inject
    private Caller caller;

    /** An answer's address begins with the issuer: servers would make a relative one absolute with the host that the request names. */
    @Inject
    private Settings settings;

    @Inject
    private AccountAdministration accounts;

    @GET
    public Response search(@QueryParam("email") String email, @QueryParam("enabled") String enabled, @QueryParam("group") String group,
            @QueryParam("after") String after, @QueryParam("limit") String limit) {
        int most = Paging.limit(limit);
        AccountSearch search = new AccountSearch(Optional.ofNullable(email).map(text -> text.toLowerCase(Locale.ROOT)), flag(enabled),
                Optional.ofNullable(group), Paging.after(after), most);
        return Paging.answer("accounts", accounts.search(search), most, AccountJson::of, Account::email);
    }

    private static Optional<Boolean> flag(String enabled) {
        if (enabled == null) {
            return Optional.empty();
        }
        if (!enabled.equals("true") && !enabled.equals("false")) {
            throw Problem.invalid("enabled must be true or false.");
        }
        return Optional.of(enabled.equals("true"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(byte[] body) {
        JsonBody json = JsonBody.merged(body, MEMBERS, NEW);
        return Versions.answer(accounts.create(caller.principal(), AccountJson.made(json), json.text("password")),
                account -> AccountJson.answer(201, account)
                        .header(HttpHeaders.LOCATION, settings.issuer() + "/admin/accounts/" + account.id()).build());
    }
}
