package com.vidaplus.auth.endpoint.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.vidaplus.auth.endpoint.form.FormReader;
import com.vidaplus.auth.endpoint.http.JsonAnswer;
import com.vidaplus.auth.harness.generated.Forms;
import com.vidaplus.auth.harness.generated.Generated;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever form comes to the API door, its problems are FastAPI's, as JSON that can be read, and none shows a secret. */
class GeneratedSignInsTest {

    @Test
    void aFormHasNoProblemOrThoseOfTheContract() {
        Generated.fromTexts("sign-in", Forms.bodies()).holds(body -> {
            try {
                ApiTokenForm form = read(body);
                List<FieldProblem> problems = TokenFormCheck.problems(form, List.of());
                if (problems.isEmpty()) {
                    assertThat(form.username()).hasSize(1);
                    assertThat(form.password()).hasSize(1);
                    assertThat(form.username().get(0)).isNotEmpty().hasSizeLessThanOrEqualTo(254);
                }
                JsonArrayBuilder all = JsonAnswer.JSON.createArrayBuilder();
                problems.forEach(problem -> all.add(problem.toJson()));
                String json = all.build().toString();
                assertThat(Json.createReader(new StringReader(json)).readArray()).hasSize(problems.size());
                assertThat(problems).filteredOn(problem -> problem.location().contains("password"))
                        .allMatch(problem -> problem.input().isEmpty());
            } catch (BadRequestException refused) {
                assertThat(refused.getResponse().getStatus()).isEqualTo(400);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static ApiTokenForm read(byte[] body) {
        try {
            return (ApiTokenForm) new FormReader().readFrom((Class<Record>) (Class<?>) ApiTokenForm.class, ApiTokenForm.class, new Annotation[0],
                    MediaType.APPLICATION_FORM_URLENCODED_TYPE, new MultivaluedHashMap<>(), new ByteArrayInputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
