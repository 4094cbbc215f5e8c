package com.vidaplus.auth.endpoint.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormRecordTest {

    record Form(@FormParam("client_id") List<String> clientId, @FormParam("password") List<String> password) {
    }

    record Throwing(@FormParam("a") List<String> a) {
        Throwing {
            throw new IllegalArgumentException();
        }
    }

    @Test
    void componentsAreFilledByTheNamesOfTheirFields() {
        Form form = FormRecord.fill(Form.class, body("password=p1&client_id=shop&password=p2&other=x"));

        assertThat(form).isEqualTo(new Form(List.of("shop"), List.of("p1", "p2")));
    }

    @Test
    void absentFieldIsAnEmptyList() {
        assertThat(FormRecord.fill(Form.class, body("clientId=shop"))).isEqualTo(new Form(List.of(), List.of()));
    }

    @Test
    void valuesCannotBeChanged() {
        List<String> values = FormRecord.fill(Form.class, body("password=x")).password();

        assertThatThrownBy(() -> values.add("y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fieldsAreNamedInTheOrderOfTheComponents() {
        assertThat(FormRecord.fieldsOf(Form.class)).containsExactly("client_id", "password");
    }

    @Test
    void recordThatIsNoFormIsAMistakeOfOurs() {
        assertThatIllegalStateException().isThrownBy(() -> FormRecord.fill(Throwing.class, body("a=1")));
    }

    @Test
    void readerTakesFormsIntoRecordsAndNothingElse() {
        FormReader reader = new FormReader();

        assertThat(reader.isReadable(Form.class, Form.class, new Annotation[0], MediaType.APPLICATION_FORM_URLENCODED_TYPE)).isTrue();
        assertThat(reader.isReadable(String.class, String.class, new Annotation[0], MediaType.APPLICATION_FORM_URLENCODED_TYPE)).isFalse();
        assertThat(reader.isReadable(Form.class, Form.class, new Annotation[0], MediaType.APPLICATION_JSON_TYPE)).isFalse();
    }

    @Test
    @SuppressWarnings("unchecked")
    void readerFillsTheRecordFromTheBody() throws IOException {
        Record read = new FormReader().readFrom((Class<Record>) (Class<?>) Form.class, Form.class, new Annotation[0],
                MediaType.APPLICATION_FORM_URLENCODED_TYPE, new MultivaluedHashMap<>(),
                new ByteArrayInputStream("client_id=shop&password=%C3%A9".getBytes(StandardCharsets.US_ASCII)));

        assertThat(read).isEqualTo(new Form(List.of("shop"), List.of("\u00E9")));
    }

    private static FormBody body(String text) {
        return FormBody.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
