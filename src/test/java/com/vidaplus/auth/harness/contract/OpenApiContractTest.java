package com.vidaplus.auth.harness.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiContractTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.ofThisService();

    private static final String TOKEN = "{\"access_token\":\"aaa.bbb.ccc\",\"token_type\":\"bearer\"}";
    private static final String WRONG_PASSWORD = "{\"detail\":\"Incorrect email or password\"}";
    private static final String NO_ENDPOINT = "{\"error\":\"invalid_request\",\"error_description\":\"No such endpoint\"}";
    private static final String LINES = "application/x-ndjson";
    private static final String CREATED = "{\"line\":1,\"status\":\"created\",\"id\":\"0f7c1c3e-6f0c-4c1b-9a53-0a4f5f1f7a10\"}";
    private static final String KEY = "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"1\",\"e\":\"AQAB\",\"n\":\""
            + "x".repeat(342) + "\"}";

    @Nested
    class Accepts {

        @ParameterizedTest
        @ValueSource(strings = {
            "/auth/token", "/auth/token/", "/auth/token/refresh_token", "/auth/token/refresh_token/", "/auth/token?x=y"})
        void aTokenWithOrWithoutTrailingSlash(String path) {
            accepted(answer("POST", path, 200, TOKEN));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Bearer", "Basic realm=\"VidaPlus\""})
        void aRefusalWithTheChallengeOfTheSchemeUsed(String challenge) {
            accepted(answer("POST", "/auth/token", 401, WRONG_PASSWORD, "WWW-Authenticate", challenge));
        }

        @Test
        void aRefusalOfTheRefreshRoute() {
            accepted(answer("POST", "/auth/token/refresh_token", 401, "{\"detail\":\"Not authenticated\"}", "WWW-Authenticate", "Bearer"));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{'type':'missing','loc':['body','username'],'msg':'Field required','input':null}",
            "{'type':'string_pattern_mismatch','loc':['body','grant_type'],'msg':'String should match pattern `^password$`',"
                    + "'input':'refresh','ctx':{'pattern':'^password$'}}",
            "{'type':'string_too_long','loc':['body','username'],'msg':'String should have at most 254 characters','input':null,"
                    + "'ctx':{'max_length':254}}",
            "{'type':'string_too_long','loc':['body','password'],'msg':'String should have at most 1024 bytes','input':null,"
                    + "'ctx':{'max_length':1024}}",
            "{'type':'string_too_long','loc':['body','scope'],'msg':'String should have at most 1024 characters','input':'aaa',"
                    + "'ctx':{'max_length':1024}}",
            "{'type':'multiple_values','loc':['body','password'],'msg':'Field must be sent once','input':null}",
            "{'type':'not_in_body','loc':['query','client_secret'],'msg':'Send this field in the body','input':null}",
            "{'type':'invalid_encoding','loc':['body'],'msg':'Body is not valid form data','input':null}"})
        void everyKindOfFormProblem(String problem) {
            accepted(answer("POST", "/auth/token", 422, problems(problem)));
        }

        @Test
        void severalFormProblemsAtOnce() {
            accepted(answer("POST", "/auth/token", 422, problems(
                    "{'type':'missing','loc':['body','username'],'msg':'Field required','input':null}"
                            + ",{'type':'missing','loc':['body','password'],'msg':'Field required','input':null}")));
        }

        @Test
        void thePromisesUnderLoad() {
            accepted(answer("POST", "/auth/token", 429, "{\"detail\":\"Too many attempts, try again later\"}", "Retry-After", "30"));
            accepted(answer("POST", "/auth/token", 503, "{\"detail\":\"Temporarily unavailable\"}", "Retry-After", "1"));
            accepted(answer("POST", "/auth/token", 413, "{\"detail\":\"Request body too large\"}"));
        }

        @Test
        void anotherMethodAnswering405() {
            accepted(answer("PUT", "/auth/token", 405, "{\"detail\":\"Method Not Allowed\"}", "Allow", "POST, OPTIONS"));
            accepted(answer("DELETE", "/live", 405, "{\"detail\":\"Method Not Allowed\"}", "Allow", "HEAD,GET,OPTIONS"));
        }

        @Test
        void optionsWithoutBody() {
            accepted(new Exchange("OPTIONS", "/auth/token", 204, Map.of("allow", List.of("POST, OPTIONS")), ""));
        }

        @Test
        void keysAndHealth() {
            accepted(answer("GET", "/oauth2/jwks", 200, "{\"keys\":[" + KEY + "]}", "Cache-Control", "public, max-age=300"));
            accepted(answer("GET", "/live", 200, "{\"status\":\"UP\"}"));
            accepted(answer("GET", "/ready", 503, "{\"status\":\"DOWN\"}"));
            accepted(answer("HEAD", "/live", 200, ""));
        }

        @Test
        void theNotFoundPageOfAnUnknownPath() {
            accepted(answer("GET", "/nowhere", 404, "{\"detail\":\"Not Found\"}"));
            accepted(answer("POST", "/oauth2/nowhere", 404, NO_ENDPOINT));
            accepted(answer("GET", "/.well-known/nowhere", 404, NO_ENDPOINT));
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{'active':false}",
            "{'active':true,'iss':'i','sub':'a','username':'a','exp':2,'uid':'u','sid':'s','auth_time':1,'client_id':'c'}",
            "{'active':true,'token_type':'Bearer','iss':'i','sub':'c','aud':['i'],'iat':1,'exp':2,'jti':'j','groups':[]}"})
        void everyKindOfIntrospection(String body) {
            accepted(answer("POST", "/oauth2/introspect", 200, body.replace('\'', '"')));
        }

        @ParameterizedTest
        @ValueSource(strings = {"invalid_client", "temporarily_unavailable"})
        void refusalsOfTheOAuthDoor(String error) {
            boolean client = error.equals("invalid_client");
            accepted(answer("POST", "/oauth2/revoke", client ? 401 : 503, "{\"error\":\"" + error + "\",\"error_description\":\""
                            + (client ? "Client authentication failed" : "Temporarily unavailable, try again later") + "\"}",
                    client ? "WWW-Authenticate" : "Retry-After", client ? "Basic realm=\"VidaPlus Auth\", charset=\"UTF-8\"" : "1"));
        }

        @Test
        void jsonLinesAndText() {
            accepted(answer("POST", "/admin/accounts/import", 200,
                    CREATED + "\n{\"line\":2,\"status\":\"unchanged\"}\n", "Content-Type", LINES));
            accepted(answer("POST", "/admin/accounts/import", 200, "", "Content-Type", LINES));
            accepted(answer("GET", "/metrics", 200, "# HELP vidaplus_x y\n", "Content-Type", "text/plain; version=0.0.4"));
        }

        /** The examples are what people copy, so they must be possible answers. */
        @TestFactory
        Stream<DynamicTest> everyExampleInTheDescription() {
            return DescribedExamples.of(OpenApiContract.description())
                    .map(example -> DynamicTest.dynamicTest(example.toString(), () -> accepted(example)));
        }

        private void accepted(Exchange exchange) {
            assertThatCode(() -> CONTRACT.check(exchange)).doesNotThrowAnyException();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aPathThatIsNotDescribed() {
            refused(answer("POST", "/auth/tokens", 200, TOKEN), "not described");
            refused(answer("GET", "/live/", 200, "{\"status\":\"UP\"}"), "not described");
        }

        @Test
        void aMethodThatIsNotDescribed() {
            refused(answer("GET", "/auth/token", 200, TOKEN), "not described");
        }

        @Test
        void aStatusThatIsNotDescribed() {
            refused(answer("POST", "/auth/token", 201, TOKEN), "not described");
            refused(answer("POST", "/auth/token/refresh_token", 422, problems("")), "not described");
            refused(answer("POST", "/auth/token", 404, "{\"detail\":\"Not Found\"}"), "not described");
        }

        @Test
        void theRightMethodAnswering405() {
            refused(answer("POST", "/auth/token", 405, "{\"detail\":\"Method Not Allowed\"}", "Allow", "GET"), "not described");
        }

        @Test
        void theErrorPageOfTheOtherDoor() {
            refused(answer("GET", "/oauth2/nowhere", 404, "{\"detail\":\"Not Found\"}"), "error");
            refused(answer("GET", "/nowhere", 404, NO_ENDPOINT), "detail");
            refused(answer("PUT", "/oauth2/token", 405, "{\"detail\":\"Method Not Allowed\"}", "Allow", "POST"), "error");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{'active':false,'client_id':'c'}", "{'active':true}", "{'active':'true'}", "{}",
            "{'active':true,'iss':'i','sub':'a','username':'a','exp':2,'uid':'u','sid':'s','auth_time':1}"})
        void anIntrospectionThatSaysTooMuchOrTooLittle(String body) {
            refused(answer("POST", "/oauth2/introspect", 200, body.replace('\'', '"')), "body");
        }

        @Test
        void anErrorOfAnotherEndpointOrWithATextOfItsOwn() {
            refused(answer("POST", "/oauth2/revoke", 400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"The credentials or the token are not valid\"}"), "invalid_grant");
            refused(answer("POST", "/oauth2/token", 400,
                    "{\"error\":\"invalid_grant\",\"error_description\":\"ana@example.com is not known\"}"), "body");
        }

        @Test
        void aServerErrorAnywhere() {
            refused(answer("POST", "/auth/token", 500, "{\"detail\":\"Internal Server Error\"}"), "never promised");
            refused(answer("GET", "/nowhere", 500, "{\"detail\":\"Internal Server Error\"}"), "never promised");
        }

        @Test
        void aMemberTooMany() {
            refused(answer("POST", "/auth/token", 200, TOKEN.replace("}", ",\"expires_in\":900}")), "expires_in");
            refused(answer("GET", "/live", 200, "{\"status\":\"UP\",\"checks\":[]}"), "checks");
        }

        @Test
        void aMemberMissing() {
            refused(answer("POST", "/auth/token", 200, "{\"access_token\":\"aaa.bbb.ccc\"}"), "token_type");
        }

        @Test
        void aTextThatDiffersByOneLetter() {
            refused(answer("POST", "/auth/token", 401, WRONG_PASSWORD.replace("email", "e-mail"), "WWW-Authenticate", "Bearer"), "detail");
            refused(answer("POST", "/auth/token", 200, TOKEN.replace("bearer", "Bearer")), "token_type");
        }

        @Test
        void aMissingHeader() {
            refused(answer("POST", "/auth/token", 401, WRONG_PASSWORD), "WWW-Authenticate is missing");
            refused(new Exchange("POST", "/auth/token", 200, Map.of("Content-Type", List.of("application/json")), TOKEN),
                    "Cache-Control is missing");
        }

        @Test
        void aWrongHeader() {
            refused(answer("POST", "/auth/token", 200, TOKEN, "Cache-Control", "private"), "header Cache-Control");
            refused(answer("POST", "/auth/token", 429, "{\"detail\":\"Too many attempts, try again later\"}", "Retry-After", "soon"),
                    "header Retry-After");
            refused(answer("POST", "/auth/token", 503, "{\"detail\":\"Temporarily unavailable\"}", "Retry-After", "0"),
                    "header Retry-After");
        }

        @Test
        void anotherContentType() {
            refused(answer("POST", "/auth/token", 200, TOKEN, "Content-Type", "text/html"), "Content-Type");
        }

        @Test
        void aBodyThatIsNoJson() {
            refused(answer("GET", "/live", 200, "UP"), "not JSON");
            refused(answer("GET", "/live", 200, "{\"status\":\"UP\"}{}"), "not JSON");
            refused(answer("GET", "/live", 200, "{\"status\":\"UP\",\"status\":\"UP\"}"), "not JSON");
        }

        @Test
        void aBodyWhereThereMustBeNone() {
            refused(answer("OPTIONS", "/auth/token", 204, "POST", "Allow", "POST"), "no body");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "",
            "{'type':'missing','loc':['body','username'],'msg':'Field required'}",
            "{'type':'missing','loc':['body','username'],'msg':'Field required','input':'ana@example.com'}",
            "{'type':'missing','loc':['body','scope'],'msg':'Field required','input':null}",
            "{'type':'missing','loc':['body','username'],'msg':'Field required','input':null,'url':'x'}",
            "{'type':'multiple_values','loc':['body','password'],'msg':'Field must be sent once','input':'secret'}",
            "{'type':'not_in_body','loc':['query','username'],'msg':'Send this field in the body','input':'ana@example.com'}",
            "{'type':'string_too_long','loc':['body','password'],'msg':'String should have at most 1024 bytes','input':'secret',"
                    + "'ctx':{'max_length':1024}}"})
        void aFormProblemOfAnotherShapeOrOneThatRepeatsWhatWasSent(String problem) {
            refused(answer("POST", "/auth/token", 422, problems(problem)), "body");
        }

        @Test
        void aLineThatIsNotAsDescribed() {
            refused(answer("POST", "/admin/accounts/import", 200, CREATED + "\n{\"line\":2}\n", "Content-Type", LINES), "body");
            refused(answer("POST", "/admin/accounts/import", 200, CREATED + "\n{\n", "Content-Type", LINES), "not JSON");
            refused(answer("GET", "/metrics", 200, "<html>", "Content-Type", "text/plain"), "body");
        }

        @Test
        void anAccountThatShowsItsHash() {
            String account = "{\"id\":\"1\",\"email\":\"a@b.example\",\"enabled\":true,\"groups\":[],\"has_password\":true}";
            accepted(answer("GET", "/admin/accounts/1", 200, account, "ETag", "\"3\""));
            refused(answer("GET", "/admin/accounts/1", 200, account), "ETag is missing");
            refused(answer("GET", "/admin/accounts/1", 200, account.replace("}", ",\"password_hash\":\"x\"}"),
                    "ETag", "\"3\""), "password_hash");
        }

        private void accepted(Exchange exchange) {
            CONTRACT.check(exchange);
        }

        @Test
        void aPrivateKeyInTheKeySet() {
            refused(answer("GET", "/oauth2/jwks", 200, "{\"keys\":[" + KEY.replace("}", ",\"d\":\"x\"}") + "]}",
                    "Cache-Control", "max-age=300"), "body");
        }

        private void refused(Exchange exchange, String because) {
            assertThatThrownBy(() -> CONTRACT.check(exchange)).isInstanceOf(AssertionError.class).hasMessageContaining(because);
        }
    }

    private static String problems(String entries) {
        return "{\"detail\":[" + entries.replace('\'', '"').replace('`', '\'') + "]}";
    }

    private static Exchange answer(String method, String path, int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of(
                "Content-Type", List.of("application/json"), "Cache-Control", List.of("no-store"), "Pragma", List.of("no-cache")));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new Exchange(method, path, status, all, body);
    }
}
