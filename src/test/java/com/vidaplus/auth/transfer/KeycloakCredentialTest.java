package com.vidaplus.auth.transfer;

import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_ARGON2;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.COSTLY_PBKDF2;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.MALFORMED;
import static com.vidaplus.auth.credential.foreign.ImportedHash.Refused.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.credential.foreign.ImportedHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeycloakCredentialTest {

    private static final String SALT = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String SECRET = "{'value':'" + HASH + "=','salt':'" + SALT + "==','additionalParameters':{}}";
    private static final String PBKDF2 = "{'hashIterations':27500,'algorithm':'pbkdf2-sha256','additionalParameters':{}}";
    private static final String ARGON2 = "{'hashIterations':5,'algorithm':'argon2','additionalParameters':"
            + "{'hashLength':['32'],'memory':['7168'],'type':['id'],'version':['1.3'],'parallelism':['1']}}";

    @Test
    void bothKindsBecomePhcStrings() {
        assertThat(read(PBKDF2, SECRET)).isEqualTo(new ImportedHash.Accepted("$pbkdf2-sha256$i=27500$" + SALT + "$" + HASH));
        assertThat(read(ARGON2, SECRET)).isEqualTo(new ImportedHash.Accepted("$argon2id$v=19$m=7168,t=5,p=1$" + SALT + "$" + HASH));
        assertThat(read(ARGON2.replace("1.3", "1.0"), SECRET))
                .isEqualTo(new ImportedHash.Accepted("$argon2id$v=16$m=7168,t=5,p=1$" + SALT + "$" + HASH));
    }

    @Test
    void onlyPasswordAlgorithmsOfKeycloakItselfAreTaken() {
        assertThat(read(PBKDF2.replace("pbkdf2-sha256", "bcrypt"), SECRET)).isEqualTo(UNSUPPORTED);
        assertThat(read(PBKDF2.replace("pbkdf2-sha256", "PBKDF2"), SECRET)).isEqualTo(UNSUPPORTED);
        assertThat(read(PBKDF2.replace("algorithm", "algo"), SECRET)).isEqualTo(UNSUPPORTED);
        assertThat(read("{'subType':'totp','digits':6}", "{'value':'secret'}")).isEqualTo(UNSUPPORTED);
        assertThat(read(ARGON2.replace("'id'", "'d'"), SECRET)).isEqualTo(UNSUPPORTED);
    }

    @Test
    void costIsBounded() {
        assertThat(read(PBKDF2.replace("27500", "2000001"), SECRET)).isEqualTo(COSTLY_PBKDF2);
        assertThat(read(PBKDF2.replace("27500", "99999999999999999999"), SECRET)).isEqualTo(COSTLY_PBKDF2);
        assertThat(read(PBKDF2.replace("27500", "1000001").replace("256", "512"), SECRET)).isEqualTo(COSTLY_PBKDF2);
        assertThat(read(ARGON2.replace("7168", "102401"), SECRET)).isEqualTo(COSTLY_ARGON2);
        assertThat(read(ARGON2.replace(":5,", ":11,"), SECRET)).isEqualTo(COSTLY_ARGON2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e3", "1e999999999", "'27500'", "null", "true", "[27500]"})
    void iterationsAreAPositiveWholeNumber(String iterations) {
        assertThat(read(PBKDF2.replace("27500", iterations), SECRET)).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "text", "{'value':'" + HASH + "='}", "{'salt':'" + SALT + "=='}",
        "{'value':'" + HASH + "=','salt':'__SALT__'}", "{'value':'" + HASH + "=','salt':null}",
        "{'value':'" + HASH + "','salt':'" + SALT + "=='}",
        "{'value':'" + HASH + "=','salt':['" + SALT + "==']}", "{'value':'AAAA','salt':'" + SALT + "=='}",
        "{'value':'" + HASH + "=','salt':'" + SALT + "==','salt':'" + SALT + "=='}", "{'value':'','salt':''}"})
    void incompleteSecretIsMalformed(String secret) {
        assertThat(read(PBKDF2, secret)).isEqualTo(MALFORMED);
        assertThat(read(ARGON2, secret)).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'memory':['7168']", "'version':['1.3']", "'parallelism':['1']"})
    void everyParameterOfArgon2IsNeeded(String parameter) {
        String name = parameter.substring(0, parameter.indexOf(':'));

        assertThat(read(ARGON2.replace(parameter, name + ":[]"), SECRET)).isEqualTo(MALFORMED);
        assertThat(read(ARGON2.replace(parameter, name + ":['1','1']"), SECRET)).isEqualTo(MALFORMED);
        assertThat(read(ARGON2.replace(parameter, name + ":'$'"), SECRET)).isEqualTo(MALFORMED);
        assertThat(read(ARGON2.replace(parameter, "'other':['1']"), SECRET)).isEqualTo(MALFORMED);
    }

    @Test
    void hostileJsonIsMalformed() {
        assertThat(read("{'a':".repeat(800), SECRET)).isEqualTo(MALFORMED);
        assertThat(read("[".repeat(4096), SECRET)).isEqualTo(MALFORMED);
        assertThat(read("[".repeat(10_000_000), SECRET)).isEqualTo(MALFORMED);
        assertThat(read(PBKDF2, "{'value':'" + "A".repeat(10_000_000) + "'}")).isEqualTo(MALFORMED);
        assertThat(read(PBKDF2.replace("27500", "1".repeat(3000)), SECRET)).isIn(COSTLY_PBKDF2, MALFORMED);
    }

    /** With the quotes of JSON in place of the ones that are easier to read here. */
    private static ImportedHash read(String data, String secret) {
        return new KeycloakCredential(data.replace('\'', '"'), secret.replace('\'', '"')).read();
    }
}
