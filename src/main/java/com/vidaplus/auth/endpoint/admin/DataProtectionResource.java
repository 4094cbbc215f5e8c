package com.vidaplus.auth.endpoint.admin;

import com.vidaplus.auth.administration.DataProtection;
import com.vidaplus.auth.administration.PersonalData;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.endpoint.rest.Caller;
import com.vidaplus.auth.endpoint.rest.Problem;
import com.vidaplus.auth.endpoint.rest.Requires;
import com.vidaplus.auth.endpoint.rest.Versions;
import com.vidaplus.auth.endpoint.rest.WholeAnswer;
import com.vidaplus.auth.token.Principal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** {@code /admin/accounts/{id}/export} and {@code /erasure}: a data subject's requests (GDPR Art. 15, 17, 20; LGPD Art. 18). */
@Path("accounts/{id}")
@RequestScoped
@Requires(Principal.ADMIN)
public class DataProtectionResource {

    @Inject
    private DataProtection dataProtection;

    @Inject
    private Caller caller;

    @PathParam("id")
    private String id;

    @GET
    @Path("export")
    public Response export() throws IOException {
        PersonalData data = dataProtection.export(caller.principal(), id).orElseThrow(Problem::notFound);
        return WholeAnswer.of(MediaType.APPLICATION_JSON, text -> new PersonalDataText(dataProtection, data, text).write());
    }

    @POST
    @Path("erasure")
    public Response erase() {
        return Versions.answer(dataProtection.erase(caller.principal(), id), receipt -> JsonAnswer.of(200,
                JsonAnswer.JSON.createObjectBuilder().add("receipt", receipt.id()).add("account_id", receipt.accountId())
                        .add("erased_at", receipt.erasedAt().toString()).add("sessions", receipt.sessions())
                        .add("kept", "Audit entries that name the account by its id").build()).build());
    }
}
