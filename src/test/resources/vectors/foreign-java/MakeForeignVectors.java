import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.keycloak.common.crypto.CryptoIntegration;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2PasswordHashProvider;
import org.keycloak.credential.hash.Pbkdf2PasswordHashProviderFactory;
import org.keycloak.credential.hash.Pbkdf2Sha256PasswordHashProviderFactory;
import org.keycloak.credential.hash.Pbkdf2Sha512PasswordHashProviderFactory;
import org.keycloak.crypto.hash.Argon2PasswordHashProvider;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder.BCryptVersion;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/**
 * Writes foreign-java.tsv: passwords as Spring Security, Soteria and Keycloak store them, made by their own classes.
 *
 * <p>With the pom.xml beside this file (Java 17):
 * {@code mvn dependency:copy-dependencies -DoutputDirectory=lib && java -cp 'lib/*' MakeForeignVectors.java > ../foreign-java.tsv}
 *
 * <p>Columns: what the service must say (match, differ); whose it is; the stored text, of Keycloak its credentialData; nothing, or
 * Keycloak's secretData; the password's bytes in hex; what this row is about. Every "match" and "differ" is what the library itself
 * says, checked below. Salts are random, so the output differs each time.
 */
final class MakeForeignVectors {

    private static final List<String> PASSWORDS = List.of("correct horse battery staple", "cora\u00e7\u00e3o s\u00e3o",
            "corac\u0327a\u0303o sa\u0303o", "pass\ud83d\ude00word", "  two  spaces  ", "x");
    private static final String LONG = "0123456789ab".repeat(20);

    public static void main(String[] arguments) {
        System.out.println("# made by MakeForeignVectors.java; spring-security-crypto 6.5.1, Soteria 3.0.3, Keycloak 26.0.0");
        spring();
        soteria();
        keycloak();
    }

    private static void spring() {
        PasswordEncoder delegating = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        for (String password : PASSWORDS) {
            spring(delegating, password, "Spring's default");
        }
        BCryptPasswordEncoder b = new BCryptPasswordEncoder(BCryptVersion.$2B, 4);
        BCryptPasswordEncoder y = new BCryptPasswordEncoder(BCryptVersion.$2Y, 12);
        spring(new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", b)), PASSWORDS.get(0), "$2b$");
        spring(new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", y)), PASSWORDS.get(1), "$2y$");
        Map<String, Argon2PasswordEncoder> argon2 = Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_2(),
                "argon2@SpringSecurity_v5_8", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        for (String id : List.of("argon2", "argon2@SpringSecurity_v5_8")) {
            PasswordEncoder encoder = new DelegatingPasswordEncoder(id, Map.of(id, argon2.get(id)));
            spring(encoder, PASSWORDS.get(0), "default of " + id);
            spring(encoder, PASSWORDS.get(2), "default of " + id);
            spring(encoder, LONG, "default of " + id + ", 240 bytes");
        }
        spring(new BCryptPasswordEncoder(), PASSWORDS.get(0), "no {id}, before Spring Security 5");
        springScrypt();
    }

    private static void springScrypt() {
        Map<String, SCryptPasswordEncoder> scrypt = Map.of("scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1(),
                "scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8());
        for (String id : List.of("scrypt", "scrypt@SpringSecurity_v5_8")) {
            spring(new DelegatingPasswordEncoder(id, Map.of(id, scrypt.get(id))), PASSWORDS.get(1), "default of " + id);
        }
        for (String password : PASSWORDS) {
            spring(new DelegatingPasswordEncoder("scrypt", Map.of("scrypt", new SCryptPasswordEncoder(256, 8, 1, 32, 16))), password,
                    "scrypt of 256 KiB");
        }
        spring(new SCryptPasswordEncoder(1024, 4, 3, 64, 64), LONG, "scrypt, no {id}, 3 times, 64 bytes; 240 bytes of password");
    }

    private static void spring(PasswordEncoder encoder, String password, String about) {
        String stored = encoder.encode(password);
        row(encoder.matches(password, stored), true, "spring", stored, "", password, about);
        row(encoder.matches(password + "x", stored), false, "spring", stored, "", password + "x", about + ", wrong");
    }

    private static void soteria() {
        Pbkdf2PasswordHashImpl standard = new Pbkdf2PasswordHashImpl();
        for (String password : PASSWORDS) {
            soteria(standard, password, "Soteria's default");
        }
        soteria(standard, LONG, "Soteria's default, 240 bytes");
        for (String algorithm : List.of("PBKDF2WithHmacSHA224", "PBKDF2WithHmacSHA256", "PBKDF2WithHmacSHA384", "PBKDF2WithHmacSHA512")) {
            for (String length : List.of("16", "32", "64")) {
                Pbkdf2PasswordHashImpl hash = new Pbkdf2PasswordHashImpl();
                hash.initialize(Map.of("Pbkdf2PasswordHash.Algorithm", algorithm, "Pbkdf2PasswordHash.Iterations", "3072",
                        "Pbkdf2PasswordHash.SaltSizeBytes", length, "Pbkdf2PasswordHash.KeySizeBytes", length));
                soteria(hash, PASSWORDS.get(1), algorithm + ", " + length + " bytes of salt and of key");
            }
        }
    }

    private static void soteria(Pbkdf2PasswordHashImpl hash, String password, String about) {
        String stored = hash.generate(password.toCharArray());
        row(hash.verify(password.toCharArray(), stored), true, "soteria", stored, "", password, about);
        row(hash.verify((password + "x").toCharArray(), stored), false, "soteria", stored, "", password + "x", about + ", wrong");
    }

    private static void keycloak() {
        CryptoIntegration.init(MakeForeignVectors.class.getClassLoader());
        Map<String, PasswordHashProvider> providers = Map.of(
                "pbkdf2", new Pbkdf2PasswordHashProviderFactory().create(null),
                "pbkdf2-sha256", new Pbkdf2Sha256PasswordHashProviderFactory().create(null),
                "pbkdf2-sha512", new Pbkdf2Sha512PasswordHashProviderFactory().create(null));
        for (String id : List.of("pbkdf2", "pbkdf2-sha256", "pbkdf2-sha512")) {
            keycloak(providers.get(id), -1, PASSWORDS.get(0), "default of " + id);
            for (String password : PASSWORDS) {
                keycloak(providers.get(id), 1000, password, id + ", 1000 iterations");
            }
            keycloak(providers.get(id), 1000, LONG, id + ", 1000 iterations, 240 bytes");
        }
        keycloak(new Pbkdf2PasswordHashProvider("pbkdf2-sha256", "PBKDF2WithHmacSHA256", 27500, 0, 512), -1, PASSWORDS.get(1),
                "pbkdf2-sha256, default before 24, 512 bits");
        keycloak(new Pbkdf2PasswordHashProvider("pbkdf2-sha512", "PBKDF2WithHmacSHA512", 30000, 0), -1, PASSWORDS.get(1),
                "pbkdf2-sha512, default before 24");
        // With FIPS the password is filled up to 14 characters, which PBKDF2 does not notice.
        keycloak(new Pbkdf2PasswordHashProvider("pbkdf2-sha256", "PBKDF2WithHmacSHA256", 1000, 14, 256), -1, PASSWORDS.get(5),
                "pbkdf2-sha256, filled up to 14 characters");
        for (String password : PASSWORDS) {
            keycloak(argon2("1.3", "id", 32, 7168, 5, 1), -1, password, "default of argon2");
        }
        keycloak(argon2("1.3", "id", 64, 7168, 2, 3), -1, LONG, "argon2 with 64 bytes, 3 lanes; 240 bytes of password");
        keycloak(argon2("1.0", "id", 32, 1024, 2, 1), -1, PASSWORDS.get(1), "argon2 version 1.0");
        keycloak(argon2("1.3", "i", 32, 1024, 3, 1), -1, PASSWORDS.get(1), "argon2i");
    }

    private static PasswordHashProvider argon2(String version, String type, int length, int memory, int iterations, int parallelism) {
        return new Argon2PasswordHashProvider(version, type, length, memory, iterations, parallelism, new Semaphore(1));
    }

    private static void keycloak(PasswordHashProvider provider, int iterations, String password, String about) {
        PasswordCredentialModel made = provider.encodedCredential(password, iterations);
        // What an export holds, and what an import reads.
        PasswordCredentialModel read = PasswordCredentialModel.createFromCredentialModel(made);
        row(provider.verify(password, read), true, "keycloak", made.getCredentialData(), made.getSecretData(), password, about);
        row(provider.verify(password + "x", read), false, "keycloak", made.getCredentialData(), made.getSecretData(), password + "x",
                about + ", wrong");
    }

    private static void row(boolean said, boolean matches, String system, String stored, String secret, String password, String about) {
        if (said != matches) {
            throw new IllegalStateException(system + " says otherwise: " + about);
        }
        System.out.println(String.join("\t", matches ? "match" : "differ", system, stored, secret,
                HexFormat.of().formatHex(password.getBytes(StandardCharsets.UTF_8)), about));
    }

    private MakeForeignVectors() {
    }
}
