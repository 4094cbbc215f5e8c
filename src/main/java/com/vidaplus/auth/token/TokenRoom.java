package com.vidaplus.auth.token;

import com.nimbusds.jose.Payload;
import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.platform.settings.Settings;
import com.vidaplus.auth.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Divides the room in an access token between groups, and a client's scopes and audiences. Each part is bounded by the bytes that it takes
 * in the token. A token with the longest of both still goes through a server that takes 8 KiB of headers.
 */
@ApplicationScoped
public class TokenRoom {

    /** The longest token that this service issues and takes back, in characters. */
    public static final int LONGEST = 8_192;

    /** The length that the bounds keep to. A KiB is left for the other headers of a request, since many servers take 8 KiB of all. */
    static final int PLANNED = 7_168;

    /** Header ({@code alg}, {@code typ}, a {@code kid} of 43 characters) and signature (RSA, 2048 bits) with the two dots. */
    private static final int AROUND = 110 + 342 + 2;
    /** The longest {@code sid} and {@code jti}. */
    private static final String LONGEST_ID = "x".repeat(64);
    private static final String LONGEST_EMAIL = "x".repeat(254);
    private static final String LONGEST_CLIENT_ID = "x".repeat(100);
    private static final String UID = "x".repeat(36);

    private final Settings settings;

    /** For the client proxy. */
    protected TokenRoom() {
        this(null);
    }

    /** @param settings whose issuer, and audiences where a client has none, are in every token */
    @Inject
    public TokenRoom(Settings settings) {
        this.settings = settings;
    }

    /** Whether the groups take no more than {@value AccountDraft#MAX_GROUP_BYTES} bytes as they are written in a token. */
    public static boolean takesGroups(Collection<String> groups) {
        return bytes(Map.of("g", List.copyOf(groups))) - bytes(Map.of("g", List.of())) <= AccountDraft.MAX_GROUP_BYTES;
    }

    /**
     * Whether a token of the client can be too long for an account that has as many groups as it may.
     *
     * @param registration the client as it shall be
     * @return what is wrong, one sentence; empty if every token has room
     */
    public List<String> problems(ClientRegistration registration) {
        List<String> audience = registration.audiences().isEmpty() ? settings.audience() : List.copyOf(registration.audiences());
        AccessToken longest = token(audience, registration.scopes());
        int left = (PLANNED - AROUND) * 3 / 4 - AccountDraft.MAX_GROUP_BYTES - bytes(Claims.of(settings.issuer(), longest));
        List<String> problems = new ArrayList<>();
        if (left < 0) {
            problems.add("scopes and audiences are " + -left + " bytes too long together: a token with them might not fit into a header"
                    + (registration.audiences().isEmpty() ? " (TOKEN_AUDIENCE counts where a client has no audiences)." : "."));
        }
        return problems;
    }

    /**
     * As {@link #problems}, for a change: a client that was registered before there was a bound can be disabled all the same.
     *
     * @param before the registration as it is
     * @param wanted the registration as it shall be
     * @return what is wrong, one sentence; empty if every token has room, or scopes and audiences stay as they are
     */
    public List<String> problems(ClientRegistration before, ClientRegistration wanted) {
        boolean same = before.scopes().equals(wanted.scopes()) && before.audiences().equals(wanted.audiences());
        return same ? List.of() : problems(wanted);
    }

    private static AccessToken token(List<String> audience, SortedSet<String> scopes) {
        Instant now = Instant.now();
        return new AccessToken(LONGEST_EMAIL, Optional.of(UID), new TreeSet<>(), audience, now, now, LONGEST_ID,
                Optional.of(new Session(LONGEST_ID, now)), scopes, Optional.of(LONGEST_CLIENT_ID), AccessToken.TYP_AT_JWT);
    }

    /** Whether a token with this content would be longer than any that this service takes back. */
    public boolean isTooLong(AccessToken token) {
        return AROUND + (bytes(Claims.of(settings.issuer(), token)) * 4 + 2) / 3 > LONGEST;
    }

    private static int bytes(Map<String, Object> json) {
        return new Payload(json).toBytes().length;
    }
}
