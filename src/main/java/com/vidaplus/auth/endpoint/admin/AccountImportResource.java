package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.endpoint.http.Streamed;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.JsonLines;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.WholeAnswer;
import com.vidaplus.auth.token.Principal;
import com.vidaplus.auth.transfer.AccountImport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** {@code POST /admin/accounts/import}: accounts of another service, as JSON Lines. */
@Path("accounts/import")
@RequestScoped
@Requires(Principal.ADMIN)
public class AccountImportResource {

    @Inject
    private AccountImport accountImport;

    @Inject
    private Caller caller;

    /** The results wait in a file: otherwise a client that sends everything before it reads would never get to its end. */
    @POST
    @Consumes(JsonLines.MEDIA_TYPE)
    @Streamed
    public Response takeOver(InputStream lines) throws IOException {
        return WholeAnswer.of(JsonLines.MEDIA_TYPE, results -> accountImport.run(caller.principal(), lines, results));
    }
}
