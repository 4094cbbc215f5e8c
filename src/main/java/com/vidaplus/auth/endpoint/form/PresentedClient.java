package com.vidaplus.auth.endpoint.form;

import com.vidaplus.auth.credential.ClientCredentials;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a request names its client (RFC 6749 §2.3.1): by HTTP Basic, by form fields, or not at all. This class only reads the credentials,
 * and does not check them.
 *
 * @param method      the way that the request took
 * @param credentials as they were sent; empty where no client was named, or where they cannot be read
 * @param flaw        what is wrong with the way they were sent
 */
public record PresentedClient(Method method, Optional<ClientCredentials> credentials, Flaw flaw) {

    /** Where the credentials were. */
    public enum Method { NONE, BASIC, FORM }

    /** The flaw in how the credentials were sent. */
    public enum Flaw {
        NONE,
        /** An {@code Authorization: Basic} that cannot be read, or more than one such header. */
        MALFORMED,
        /** Two ways at once, which RFC 6749 §2.3 forbids. */
        TWICE
    }

    private static final String BASIC = "basic";

    /**
     * Reads strictly: HTTP Basic that cannot be read is a flaw, whatever else was sent.
     *
     * @param headers      of the request
     * @param clientId     the form field {@code client_id}; empty where it was not sent
     * @param clientSecret the form field {@code client_secret}; empty where it was not sent
     */
    public static PresentedClient read(HttpHeaders headers, String clientId, String clientSecret) {
        List<String> authorization = authorization(headers);
        if (authorization.stream().noneMatch(PresentedClient::isBasic)) {
            return inForm(clientId, clientSecret);
        }
        Optional<ClientCredentials> basic = authorization.size() == 1 ? decode(authorization.get(0)) : Optional.empty();
        if (basic.isEmpty()) {
            return new PresentedClient(Method.BASIC, basic, Flaw.MALFORMED);
        }
        if (isEmpty(basic.get())) {
            return inForm(clientId, clientSecret);
        }
        boolean sameIdOnly = clientSecret.isEmpty() && (clientId.isEmpty() || basic.get().ids().contains(clientId));
        return new PresentedClient(Method.BASIC, basic, sameIdOnly ? Flaw.NONE : Flaw.TWICE);
    }

    /** @return what can be read in every {@code Authorization: Basic} of the request, without the empty ones */
    public static Stream<ClientCredentials> inBasic(HttpHeaders headers) {
        return authorization(headers).stream().filter(PresentedClient::isBasic).map(PresentedClient::decode).flatMap(Optional::stream)
                .filter(credentials -> !isEmpty(credentials));
    }

    private static List<String> authorization(HttpHeaders headers) {
        return Optional.ofNullable(headers.getRequestHeader(HttpHeaders.AUTHORIZATION)).orElse(List.of());
    }

    /**
     * Reads the form alone.
     *
     * @param clientId     the form field {@code client_id}; empty where it was not sent
     * @param clientSecret the form field {@code client_secret}; empty where it was not sent
     */
    public static PresentedClient inForm(String clientId, String clientSecret) {
        if (clientId.isEmpty() && clientSecret.isEmpty()) {
            return new PresentedClient(Method.NONE, Optional.empty(), Flaw.NONE);
        }
        ClientCredentials credentials = new ClientCredentials(clientId, Optional.of(clientSecret).filter(secret -> !secret.isEmpty()));
        return new PresentedClient(Method.FORM, Optional.of(credentials), Flaw.NONE);
    }

    private static boolean isBasic(String header) {
        return header.regionMatches(true, 0, BASIC, 0, BASIC.length())
                && (header.length() == BASIC.length() || header.charAt(BASIC.length()) == ' ');
    }

    /** Whether these are the credentials that Swagger UI sends where no client was typed in ({@code Basic Og==}). */
    private static boolean isEmpty(ClientCredentials credentials) {
        return credentials.ids().equals(List.of("")) && credentials.secrets().isEmpty();
    }

    /** RFC 7617 §2: two halves, the first without a colon; empty where the header has no such halves in UTF-8. */
    private static Optional<ClientCredentials> decode(String header) {
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String text = StrictUtf8.decode(ByteBuffer.wrap(pair));
            int colon = text.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(new ClientCredentials(readings(text.substring(0, colon)),
                    colon + 1 == text.length() ? List.of() : readings(text.substring(colon + 1))));
        } catch (IllegalArgumentException | FormProblem e) {
            return Optional.empty();
        }
    }

    /**
     * The half form-decoded, as RFC 6749 §2.3.1 has it, then as it came: curl and the HTTP clients of Java and Python do not encode. A half
     * that cannot be decoded was not encoded.
     */
    private static List<String> readings(String half) {
        return Stream.concat(formDecoded(half).stream(), Stream.of(half)).distinct().toList();
    }

    private static Optional<String> formDecoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return Optional.of(FormEncoding.decode(bytes, 0, bytes.length));
        } catch (FormProblem e) {
            return Optional.empty();
        }
    }
}
