package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.FormParam;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The form of a sign-in read from its bytes into a record. */
@State(Scope.Benchmark)
public class FormPieces {

    private final byte[] body = ("grant_type=password&username=user1%40bench.example&password=a+benchmark%27s+password"
            + "&client_id=bench&client_secret=0123456789abcdef0123456789abcdef").getBytes(StandardCharsets.US_ASCII);

    @Benchmark
    public SignInForm formToRecord() {
        return FormRecord.fill(SignInForm.class, FormBody.parse(body));
    }

    /** The OAuth door's fields; that door's own record is on a level above this package. */
    public record SignInForm(
            @FormParam("grant_type") List<String> grantType,
            @FormParam("username") List<String> username,
            @FormParam("password") List<String> password,
            @FormParam("refresh_token") List<String> refreshToken,
            @FormParam("scope") List<String> scope,
            @FormParam("client_id") List<String> clientId,
            @FormParam("client_secret") List<String> clientSecret) {
    }
}
