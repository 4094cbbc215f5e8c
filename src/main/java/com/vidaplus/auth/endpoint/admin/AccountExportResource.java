package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonLines;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.WholeAnswer;
import com.vidaplus.auth.token.Principal;
import com.vidaplus.auth.transfer.AccountExport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** {@code GET /admin/accounts/export}: all accounts with their hashes, as JSON Lines. */
@Path("accounts/export")
@RequestScoped
@Requires(Principal.ADMIN)
public class AccountExportResource {

    @Inject
    private AccountExport accountExport;

    @Inject
    private Caller caller;

    @GET
    public Response handOut() throws IOException {
        accountExport.announce(caller.principal());
        return WholeAnswer.of(JsonLines.MEDIA_TYPE, accountExport::run);
    }
}
