package com.vidaplus.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {

    @Test
    void aTextIsItsLengthAndItsBytesAndANumberIsEightBytes() {
        byte[] form = new CanonicalForm("p").text("é").optional(Optional.empty()).optional(Optional.of("")).number(-2).toBytes();

        assertThat(form).containsExactly(0, 0, 0, 1, 'p', 0, 0, 0, 2, 0xC3, 0xA9, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0,
                0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE);
    }

    @Test
    void hashIsSha256OfThoseBytes() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("\0\0\0\3abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(new CanonicalForm("abc").sha256()).isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest)).hasSize(43);
    }

    @Test
    void movingABorderOrAnAbsenceMakesAnotherForm() {
        Set<String> forms = new HashSet<>(List.of(
                new CanonicalForm("").text("ab").text("c").sha256(),
                new CanonicalForm("").text("a").text("bc").sha256(),
                new CanonicalForm("").text("abc").sha256(),
                new CanonicalForm("").text("abc").text("").sha256(),
                new CanonicalForm("").text("").text("abc").sha256(),
                new CanonicalForm("").text("abc").optional(Optional.empty()).sha256(),
                new CanonicalForm("").optional(Optional.empty()).text("abc").sha256(),
                new CanonicalForm("abc").sha256()));

        assertThat(forms).hasSize(8);
    }

    @Test
    void everyPartOfAnEntryIsCovered() {
        AuditEntry entry = new AuditEntry("chain", 3, 1_000, "sign-in", Optional.of("a"), Optional.of("b"), Optional.of("c"),
                Optional.of("d"), "{}", "");
        Optional<String> none = Optional.empty();
        List<AuditEntry> others = List.of(
                new AuditEntry("other", 3, 1_000, "sign-in", entry.actor(), entry.subject(), entry.client(), entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_001, "sign-in", entry.actor(), entry.subject(), entry.client(), entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_000, "refresh", entry.actor(), entry.subject(), entry.client(), entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_000, "sign-in", none, entry.subject(), entry.client(), entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_000, "sign-in", entry.subject(), entry.actor(), entry.client(), entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_000, "sign-in", entry.actor(), entry.subject(), none, entry.session(), "{}", ""),
                new AuditEntry("chain", 3, 1_000, "sign-in", entry.actor(), entry.subject(), entry.client(), none, "{}", ""),
                new AuditEntry("chain", 3, 1_000, "sign-in", entry.actor(), entry.subject(), entry.client(), entry.session(), "{ }", ""));
        Set<String> hashes = new HashSet<>(Set.of(entry.hashAfter("before", 3), entry.hashAfter("before", 4), entry.hashAfter("other", 3)));
        others.forEach(other -> hashes.add(other.hashAfter("before", 3)));

        assertThat(hashes).hasSize(3 + others.size());
    }
}
