package com.vidaplus.auth.administration;

import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.account.ImportedAccount;
import com.vidaplus.auth.credential.HashImport;
import com.vidaplus.auth.credential.ImportedHash;
import com.vidaplus.auth.credential.KeycloakCredential;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One line of an import: an account, or why it is none.
 *
 * @param account nothing where the line is refused
 * @param reason  why; empty where it is not refused
 */
record ImportLine(Optional<ImportedAccount> account, String reason) {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());
    private static final Set<String> MEMBERS = Set.of("id", "email", "password_hash", "password_normalisation", "credentialData", "secretData",
            "enabled", "groups");

    static ImportLine parse(String text) {
        JsonObject json;
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            json = reader.readObject();
        } catch (RuntimeException e) {
            // Too deep a nesting is told by one that is no JsonException.
            return refused("The line is no JSON object.");
        }
        try {
            return read(json);
        } catch (ClassCastException e) {
            return refused("A member is of another type than it may be.");
        }
    }

    static ImportLine refused(String reason) {
        return new ImportLine(Optional.empty(), reason);
    }

    private static ImportLine read(JsonObject json) {
        if (!MEMBERS.containsAll(json.keySet())) {
            return refused("The line may have these members: " + String.join(", ", new TreeSet<>(MEMBERS)) + ".");
        }
        AccountDraft draft = new AccountDraft(text(json, "email"), Optional.of(flag(json, "enabled")), Optional.of(groups(json)));
        Optional<EmailAddress> email = draft.email().flatMap(EmailAddress::ofMailbox);
        if (email.isEmpty() || !draft.problems().isEmpty()) {
            return refused(email.isEmpty() ? "email is required, an address in ASCII with one @." : draft.problems().get(0));
        }
        Optional<ImportedHash> hash = hash(json);
        if (hash.isPresent() && hash.get() instanceof ImportedHash.Refused refused) {
            return refused(refused.reason() + ".");
        }
        String normalisation = text(json, "password_normalisation").orElse("none");
        if (!Set.of("nfc", "none").contains(normalisation)) {
            return refused("password_normalisation must be nfc or none.");
        }
        return new ImportLine(Optional.of(new ImportedAccount(email.get(), hash.map(taken -> ((ImportedHash.Accepted) taken).stored()),
                normalisation, draft.enabled().orElseThrow(), groups(json))), "");
    }

    private static Optional<ImportedHash> hash(JsonObject json) {
        Optional<String> credentialData = text(json, "credentialData");
        if (credentialData.isPresent()) {
            return Optional.of(new KeycloakCredential(credentialData.get(), text(json, "secretData").orElse("")).read());
        }
        return text(json, "password_hash").map(HashImport::read);
    }

    private static Optional<String> text(JsonObject json, String name) {
        return !json.containsKey(name) || json.isNull(name) ? Optional.empty() : Optional.of(json.getString(name));
    }

    private static boolean flag(JsonObject json, String name) {
        return !json.containsKey(name) || json.getBoolean(name);
    }

    private static SortedSet<String> groups(JsonObject json) {
        List<JsonValue> values = json.containsKey("groups") ? List.copyOf(json.getJsonArray("groups")) : List.of();
        SortedSet<String> groups = new TreeSet<>();
        values.forEach(value -> groups.add(((JsonString) value).getString()));
        return groups;
    }
}
