package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.core.EntityPart;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MultipartFormTest {

    record Form(@FormParam("username") List<String> username, @FormParam("password") List<String> password) {
    }

    @Test
    void partsFillTheSameRecordAndKeepTheirBytes() {
        Form form = MultipartForm.read(Form.class, List.of(part("password", "a+b%20\u00E9&="), part("username", "alice"),
                part("other", "x")));

        assertThat(form).isEqualTo(new Form(List.of("alice"), List.of("a+b%20\u00E9&=")));
    }

    @Test
    void repeatsAreKept() {
        assertThat(MultipartForm.read(Form.class, List.of(part("username", "a"), part("username", "b"))).username())
                .containsExactly("a", "b");
    }

    @Test
    void fileIsNoField() {
        EntityPart file = part("password", "x".getBytes(StandardCharsets.US_ASCII), Optional.of("password.txt"));

        assertThat(MultipartForm.read(Form.class, List.of(file)).password()).isEmpty();
    }

    @Test
    void partWithoutANameIsNoField() {
        assertThat(MultipartForm.read(Form.class, List.of(part(null, "x")))).isEqualTo(new Form(List.of(), List.of()));
    }

    @Test
    void valueThatIsNotUtf8OrHoldsNulIsAProblem() {
        assertRefused(part("password", new byte[] {(byte) 0xC0, (byte) 0x80}, Optional.empty()));
        assertRefused(part("password", new byte[] {(byte) 0xE9}, Optional.empty()));
        assertRefused(part("password", "a\0b"));
    }

    @Test
    void moreThan32PartsAreAProblem() {
        assertThat(MultipartForm.read(Form.class, Collections.nCopies(32, part("username", "x"))).username()).hasSize(32);
        assertThatExceptionOfType(FormProblem.class)
                .isThrownBy(() -> MultipartForm.read(Form.class, Collections.nCopies(33, part("username", "x"))));
    }

    private static void assertRefused(EntityPart part) {
        assertThatExceptionOfType(FormProblem.class).isThrownBy(() -> MultipartForm.read(Form.class, List.of(part)));
    }

    private static EntityPart part(String name, String value) {
        return part(name, value.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static EntityPart part(String name, byte[] value, Optional<String> fileName) {
        return (EntityPart) Proxy.newProxyInstance(MultipartFormTest.class.getClassLoader(), new Class<?>[] {EntityPart.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> name;
                    case "getFileName" -> fileName;
                    case "getContent" -> new ByteArrayInputStream(value);
                    default -> throw new AssertionError(method);
                });
    }
}
