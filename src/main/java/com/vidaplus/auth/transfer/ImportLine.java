package com.vidaplus.auth.transfer;

import com.vidaplus.auth.account.AccountDraft;
import com.vidaplus.auth.account.EmailAddress;
import com.vidaplus.auth.credential.foreign.ImportedHash;
import com.vidaplus.auth.platform.StrictJson;
import com.vidaplus.auth.token.TokenRoom;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One line of an import: an account, the count at the end of an export, or why it is neither.
 *
 * @param account empty if the line is refused, or has the count
 * @param count   how many accounts the export has, as its last line says; empty in every other line
 * @param reason  why the line is refused; empty if it is not
 * @see #BLANK
 */
record ImportLine(Optional<ImportedAccount> account, OptionalLong count, String reason) {

    /** The form of account ids (RFC 9562 §4). */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> MEMBERS = Set.of("id", "email", "password_hash", "password_normalisation", "credentialData", "secretData",
            "enabled", "groups");

    /** A line without any text, which is passed over; it has its number, but no result. */
    static final ImportLine BLANK = new ImportLine(Optional.empty(), OptionalLong.empty(), "");

    static ImportLine parse(String text) {
        if (text.isBlank()) {
            return BLANK;
        }
        Optional<JsonObject> json = StrictJson.object(text);
        if (json.isEmpty()) {
            return refused("The line must be a JSON object that has no member twice.");
        }
        try {
            return read(json.get());
        } catch (ClassCastException e) {
            return refused("A member is of another type than it may be.");
        }
    }

    static ImportLine refused(String reason) {
        return new ImportLine(Optional.empty(), OptionalLong.empty(), reason);
    }

    /**
     * @param tooDear tells whether this node has too little memory for a hash, given in its stored form
     * @return this, or a refusal: an account whose owner could never sign in here is not made
     */
    ImportLine unlessTooDear(Predicate<String> tooDear) {
        return account.flatMap(ImportedAccount::hash).filter(tooDear).isPresent()
                ? refused("Verifying the hash needs more memory than hashes may take of this node's heap: start it with a larger one (-Xmx).")
                : this;
    }

    private static ImportLine read(JsonObject json) {
        if (json.keySet().equals(Set.of(AccountExport.COUNT))) {
            return count(json.get(AccountExport.COUNT));
        }
        if (!MEMBERS.containsAll(json.keySet())) {
            return refused("The line may have these members: " + String.join(", ", new TreeSet<>(MEMBERS)) + ".");
        }
        AccountDraft draft = new AccountDraft(text(json, "email"), Optional.of(flag(json, "enabled")), Optional.of(groups(json)));
        Optional<EmailAddress> email = draft.email().flatMap(EmailAddress::ofMailbox);
        List<String> problems = draft.problems(TokenRoom::takesGroups);
        if (email.isEmpty() || !problems.isEmpty()) {
            return refused(email.isEmpty() ? "email is required, an address in ASCII with one @." : problems.get(0));
        }
        Optional<ImportedHash> hash = hash(json);
        if (hash.isPresent() && hash.get() instanceof ImportedHash.Refused refused) {
            return refused(refused.reason() + ".");
        }
        String normalisation = text(json, "password_normalisation").orElse("none");
        if (!Set.of("nfc", "none").contains(normalisation)) {
            return refused("password_normalisation must be nfc or none.");
        }
        Optional<String> id = text(json, "id");
        if (id.filter(given -> !ID.matcher(given).matches()).isPresent()) {
            return refused("id must be a UUID in lower case, as an export has it.");
        }
        return new ImportLine(Optional.of(new ImportedAccount(id, email.get(), hash.map(taken -> ((ImportedHash.Accepted) taken).stored()),
                normalisation, draft.enabled().orElseThrow(), groups(json))), OptionalLong.empty(), "");
    }

    private static ImportLine count(JsonValue value) {
        try {
            return new ImportLine(Optional.empty(), OptionalLong.of(((JsonNumber) value).longValueExact()), "");
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return refused("count must be a whole number.");
        }
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
        return !json.containsKey(name) || json.isNull(name) || json.getBoolean(name);
    }

    private static SortedSet<String> groups(JsonObject json) {
        List<JsonValue> values = json.containsKey("groups") && !json.isNull("groups") ? List.copyOf(json.getJsonArray("groups")) : List.of();
        SortedSet<String> groups = new TreeSet<>();
        values.forEach(value -> groups.add(((JsonString) value).getString()));
        return groups;
    }
}
