package com.vidaplus.auth.endpoint.form;

import com.vidaplus.auth.credential.ClientCredentials;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How a request names its client (RFC 6749 §2.3.1): by HTTP Basic, by form fields, or not at all. Only reads; whether the credentials
 * are any good is not known here.
 *
 * @param method      by which way
 * @param credentials what was sent; nothing where no client was named, or where it cannot be read
 * @param flaw        what is wrong with the way they were sent
 */
public record PresentedClient(Method method, Optional<ClientCredentials> credentials, Flaw flaw) {

    /** Where the credentials were. */
    public enum Method { NONE, BASIC, FORM }

    /** What may be wrong. */
    public enum Flaw {
        NONE,
        /** An {@code Authorization: Basic} that cannot be read, or more than one such header. */
        MALFORMED,
        /** Two ways at once, which RFC 6749 §2.3 forbids. */
        TWICE
    }

    private static final String BASIC = "basic";

    /**
     * @param headers      of the request
     * @param clientId     the form field {@code client_id}; empty where it was not sent
     * @param clientSecret the form field {@code client_secret}; empty where it was not sent
     */
    public static PresentedClient read(HttpHeaders headers, String clientId, String clientSecret) {
        List<String> authorization = Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION)).orElse(List.of());
        boolean inForm = !clientId.isEmpty() || !clientSecret.isEmpty();
        if (authorization.stream().noneMatch(PresentedClient::isBasic)) {
            return inForm ? inForm(clientId, clientSecret) : new PresentedClient(Method.NONE, Optional.empty(), Flaw.NONE);
        }
        Optional<ClientCredentials> basic = authorization.size() == 1 ? decode(authorization.get(0)) : Optional.empty();
        if (basic.isEmpty()) {
            return new PresentedClient(Method.BASIC, basic, Flaw.MALFORMED);
        }
        if (isEmpty(basic.get())) {
            return inForm ? inForm(clientId, clientSecret) : new PresentedClient(Method.NONE, Optional.empty(), Flaw.NONE);
        }
        boolean sameIdOnly = clientSecret.isEmpty() && (clientId.isEmpty() || clientId.equals(basic.get().id()));
        return new PresentedClient(Method.BASIC, basic, sameIdOnly ? Flaw.NONE : Flaw.TWICE);
    }

    private static PresentedClient inForm(String clientId, String clientSecret) {
        ClientCredentials credentials = new ClientCredentials(clientId, Optional.of(clientSecret).filter(secret -> !secret.isEmpty()));
        return new PresentedClient(Method.FORM, Optional.of(credentials), Flaw.NONE);
    }

    private static boolean isBasic(String header) {
        return header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                && (header.length() == BASIC.length() || header.charAt(BASIC.length()) == ' ');
    }

    /** What Swagger UI sends where no client was typed in ({@code Basic Og==}). */
    private static boolean isEmpty(ClientCredentials credentials) {
        return credentials.id().isEmpty() && credentials.secret().isEmpty();
    }

    /** RFC 7617 §2, and each half form-decoded (RFC 6749 §2.3.1); nothing where it cannot be read so. */
    private static Optional<ClientCredentials> decode(String header) {
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = StrictUtf8.decode(ByteBuffer.wrap(pair));
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            String secret = formDecoded(text.substring(colon + 1));
            return Optional.of(new ClientCredentials(formDecoded(text.substring(0, colon)),
                    Optional.of(secret).filter(value -> !value.isEmpty())));
        } catch (IllegalArgumentException | FormProblem e) {
            return Optional.empty();
        }
    }

    private static String formDecoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return FormEncoding.decode(bytes, 0, bytes.length);
    }
}
