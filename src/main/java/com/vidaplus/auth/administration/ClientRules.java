package com.vidaplus.auth.administration;

import com.vidaplus.auth.client.ClientRegistration;
import com.vidaplus.auth.platform.settings.FirstClientSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for the registration of a client. */
final class ClientRules {

    /** RFC 6749 appendix A.4. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,100}");
    private static final Pattern AUDIENCE = Pattern.compile("[!-~]{1,200}");
    private static final Set<String> CONFIDENTIAL_GRANTS = Set.of("password", "refresh_token", "client_credentials");
    private static final Set<String> PUBLIC_GRANTS = Set.of("password", "refresh_token");
    private static final int COLUMN_LENGTH = 1_024;

    private ClientRules() {
    }

    /** @return what is wrong with a client that is to be registered, one sentence each; empty if nothing is */
    static List<String> problems(String id, boolean confidential, ClientRegistration registration) {
        List<String> problems = new ArrayList<>();
        if (!FirstClientSettings.isNewId(id)) {
            problems.add("client_id must be " + FirstClientSettings.ID_IN_WORDS + ".");
        }
        problems.addAll(problems(confidential, registration));
        return problems;
    }

    /**
     * @return what is wrong with a registration, one sentence each; empty if nothing is. A client from before this rule may have any id.
     */
    static List<String> problems(boolean confidential, ClientRegistration registration) {
        List<String> problems = new ArrayList<>();
        if (!(confidential ? CONFIDENTIAL_GRANTS : PUBLIC_GRANTS).containsAll(registration.grantTypes())) {
            problems.add("grant_types may be password and refresh_token, and client_credentials for a confidential client.");
        }
        if (!fit(registration.scopes(), SCOPE)) {
            problems.add("scopes must be scope tokens of RFC 6749, 1024 characters in all.");
        }
        if (!fit(registration.audiences(), AUDIENCE)) {
            problems.add("audiences must be printable ASCII without blanks, 1024 characters in all.");
        }
        if (registration.accessTokenMinutes().filter(minutes -> minutes < 1 || minutes > 1_440).isPresent()) {
            problems.add("access_token_minutes must be from 1 to 1440.");
        }
        if (!Set.of("JWT", "at+jwt").contains(registration.tokenTyp())) {
            problems.add("token_typ must be JWT or at+jwt.");
        }
        if (registration.mayIntrospect() && !confidential) {
            problems.add("may_introspect is for confidential clients.");
        }
        return problems;
    }

    private static boolean fit(Collection<String> values, Pattern form) {
        return values.stream().allMatch(value -> form.matcher(value).matches()) && String.join(" ", values).length() <= COLUMN_LENGTH;
    }
}
