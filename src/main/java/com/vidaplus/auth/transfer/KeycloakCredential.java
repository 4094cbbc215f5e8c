package com.vidaplus.auth.transfer;

import com.vidaplus.auth.credential.foreign.BinaryText;
import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.credential.foreign.Pbkdf2Digest;
import com.vidaplus.auth.credential.foreign.Pbkdf2Hash;
import com.vidaplus.auth.credential.password.Argon2;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A password credential as an export of a Keycloak realm holds it: of a user's {@code credentials} the one whose {@code type} is
 * {@code password}. The members {@code credentialData} and {@code secretData} are texts that are JSON themselves.
 *
 * <p>Keycloak's algorithms {@code pbkdf2} (SHA-1), {@code pbkdf2-sha256}, {@code pbkdf2-sha512} and {@code argon2} can be imported.
 *
 * @param credentialData the member of that name: algorithm, iterations and further parameters
 * @param secretData     the member of that name: salt and hash, in base64
 */
public record KeycloakCredential(String credentialData, String secretData) {

    // Keycloak writes at most 300 characters.
    private static final int MAX_LENGTH = 4096;

    // Made once, as it takes a search through the class path. A member that is there twice is an error, not a choice.
    private static final JsonReaderFactory JSON =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]*");
    private static final Map<String, Pbkdf2Digest> PBKDF2 = Map.of(
            "pbkdf2", Pbkdf2Digest.SHA1, "pbkdf2-sha256", Pbkdf2Digest.SHA256, "pbkdf2-sha512", Pbkdf2Digest.SHA512);
    private static final Map<String, String> ARGON2_VERSIONS = Map.of("1.3", "19", "1.0", "16");

    /**
     * Reads the credential.
     *
     * @return the hash to store, or why the credential cannot be imported; never an exception
     */
    public ImportedHash read() {
        Optional<JsonObject> data = object(credentialData);
        Optional<JsonObject> secret = object(secretData);
        if (data.isEmpty() || secret.isEmpty()) {
            return ImportedHash.Refused.MALFORMED;
        }
        String algorithm = text(data.get().get("algorithm"));
        String iterations = positive(data.get().get("hashIterations"));
        Optional<byte[]> salt = BinaryText.paddedBase64(text(secret.get().get("salt")));
        Optional<byte[]> hash = BinaryText.paddedBase64(text(secret.get().get("value")));
        if (!PBKDF2.containsKey(algorithm) && !algorithm.equals("argon2")) {
            return ImportedHash.Refused.UNSUPPORTED;
        }
        if (iterations.isEmpty() || salt.isEmpty() || hash.isEmpty()) {
            return ImportedHash.Refused.MALFORMED;
        }
        return algorithm.equals("argon2") ? argon2(data.get(), iterations, secret.get())
                : Pbkdf2Hash.imported(PBKDF2.get(algorithm), iterations, salt.get(), hash.get());
    }

    @Override
    public String toString() {
        return "KeycloakCredential[hidden]";
    }

    private static ImportedHash argon2(JsonObject data, String iterations, JsonObject secret) {
        if (!(data.get("additionalParameters") instanceof JsonObject parameters)) {
            return ImportedHash.Refused.MALFORMED;
        }
        // A missing or odd part makes a string that is no Argon2 hash, and is refused as such.
        return HashImport.read("$argon2" + first(parameters, "type")
                + "$v=" + ARGON2_VERSIONS.getOrDefault(first(parameters, "version"), "")
                + "$m=" + first(parameters, "memory") + ",t=" + iterations + ",p=" + first(parameters, "parallelism")
                + "$" + text(secret.get("salt")).replace("=", "") + "$" + text(secret.get("value")).replace("=", ""));
    }

    private static Optional<JsonObject> object(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException noJson) {
            // Not only JsonException: for JSON that is nested too deeply the parser of both servers throws a bare RuntimeException.
            return Optional.empty();
        }
    }

    /** Keycloak writes each parameter as an array of one. */
    private static String first(JsonObject parameters, String name) {
        return parameters.get(name) instanceof JsonArray values && values.size() == 1 ? text(values.get(0)) : "";
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }

    private static String positive(JsonValue value) {
        return value instanceof JsonNumber number && POSITIVE.matcher(number.toString()).matches() ? number.toString() : "";
    }
}
