package com.vidaplus.auth.harness.contract;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The published description of the service, {@code openapi.yaml}, as a judge of answers.
 *
 * <p>An answer passes where the description has its path, method and status, and its headers, media type and body are as described there.
 * Answers that no description can list method by method or path by path are judged too. An undescribed method on a described path must
 * answer that path's 405. A path that is not described must answer the 404 of its prefix in {@code x-error-pages-below}, or else that of
 * {@code x-error-pages}. HEAD answers as GET without a body. A slash at the end is allowed where {@code x-also-with-trailing-slash} says
 * so. A 500 never passes.
 */
public final class OpenApiContract {

    private static final Path DESCRIPTION = Path.of("src", "main", "webapp", "openapi.yaml");
    private static final String LOCATION = "urn:vidaplus:openapi";

    private final Described description;
    private final SchemaRegistry schemas;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OpenApiContract(JsonNode document) {
        description = Described.whole(document);
        schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30(),
                registry -> registry.schemas(Map.of(LOCATION, document.toString())));
    }

    /** The contract of this project, read from its web resources; tests run in the project's directory. */
    public static OpenApiContract ofThisService() {
        return new OpenApiContract(description());
    }

    static JsonNode description() {
        try {
            return new YAMLMapper().readTree(Files.readString(DESCRIPTION));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Passes quietly, or says what is wrong.
     *
     * @throws AssertionError where the answer is not as described, with every difference
     */
    public void check(Exchange exchange) {
        List<String> differences = new ArrayList<>();
        describedResponse(exchange, differences).ifPresent(response -> {
            compareHeaders(exchange, response, differences);
            compareBody(exchange, response, differences);
        });
        if (!differences.isEmpty()) {
            throw new AssertionError(exchange + " is not as openapi.yaml says:\n- " + String.join("\n- ", differences)
                    + "\nThe answer was " + exchange.headers() + "\n" + exchange.body());
        }
    }

    private Optional<Described> describedResponse(Exchange exchange, List<String> differences) {
        if (exchange.status() == 500) {
            differences.add("500 is never promised");
            return Optional.empty();
        }
        Optional<Described> response = describedPath(exchange.pathOnly())
                .map(path -> responseOfPath(exchange, path))
                .orElseGet(() -> errorPage(exchange));
        if (response.isEmpty()) {
            differences.add("this status is not described for this path and method");
        }
        return response;
    }

    private Optional<Described> errorPage(Exchange exchange) {
        return errorPages(exchange.pathOnly()).flatMap(pages -> pages.at(status(exchange)));
    }

    private Optional<Described> errorPages(String path) {
        return description.at("x-error-pages-below").stream()
                .flatMap(below -> below.names().stream().filter(path::startsWith).flatMap(prefix -> below.at(prefix).stream()))
                .findFirst().or(() -> description.at("x-error-pages"));
    }

    private Optional<Described> responseOfPath(Exchange exchange, Described path) {
        Optional<Described> operation = operation(exchange, path);
        if (operation.isPresent()) {
            // The description lists a path's 405 under the methods it has, but it is for all the others.
            return exchange.status() == 405 ? Optional.empty() : response(operation.get(), status(exchange));
        }
        return exchange.status() == 405
                ? path.names().stream().flatMap(name -> path.at(name).stream())
                        .flatMap(other -> response(other, "405").stream()).findFirst()
                : Optional.empty();
    }

    private static Optional<Described> operation(Exchange exchange, Described path) {
        return path.at(exchange.methodInLowerCase())
                .or(() -> isHead(exchange) ? path.at("get") : Optional.empty());
    }

    private static Optional<Described> response(Described operation, String status) {
        return operation.at("responses").flatMap(responses -> responses.at(status));
    }

    private Optional<Described> describedPath(String path) {
        Described paths = description.at("paths").orElseThrow();
        Optional<Described> exact = templates(paths, path).findFirst();
        if (exact.isPresent() || !path.endsWith("/")) {
            return exact;
        }
        return templates(paths, path.substring(0, path.length() - 1))
                .filter(found -> found.isTrue("x-also-with-trailing-slash"))
                .findFirst();
    }

    private static Stream<Described> templates(Described paths, String path) {
        return Stream.concat(
                paths.at(path).stream(),
                paths.names().stream().filter(template -> matches(template, path)).flatMap(template -> paths.at(template).stream()));
    }

    private static boolean matches(String template, String path) {
        String expression = Stream.of(template.split("/", -1))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("/"));
        return path.matches(expression);
    }

    private void compareHeaders(Exchange exchange, Described response, List<String> differences) {
        response.at("headers").ifPresent(headers -> {
            for (String name : headers.names()) {
                Described header = headers.at(name).orElseThrow();
                List<String> values = exchange.header(name);
                if (values.isEmpty() && header.isTrue("required")) {
                    differences.add("header " + name + " is missing");
                }
                Described schema = header.at("schema").orElseThrow();
                for (String value : values) {
                    compare("header " + name, headerValue(value, schema), schema, differences);
                }
            }
        });
    }

    private static JsonNode headerValue(String value, Described schema) {
        boolean number = "integer".equals(schema.node().path("type").stringValue(null)) && value.matches("[0-9]{1,18}");
        return number ? JsonNodeFactory.instance.numberNode(Long.parseLong(value)) : JsonNodeFactory.instance.stringNode(value);
    }

    private void compareBody(Exchange exchange, Described response, List<String> differences) {
        Optional<Described> content = response.at("content");
        if (content.isEmpty() || isHead(exchange)) {
            if (!exchange.body().isEmpty()) {
                differences.add("there must be no body");
            }
            return;
        }
        List<String> types = exchange.header("Content-Type");
        Optional<Described> media = types.size() == 1 ? content.get().at(mediaType(types.get(0))) : Optional.empty();
        if (media.isEmpty()) {
            differences.add("Content-Type is " + types + ", described is " + content.get().names());
            return;
        }
        try {
            Described schema = media.get().at("schema").orElseThrow();
            values(mediaType(types.get(0)), exchange.body()).forEach(value -> compare("body", value, schema, differences));
        } catch (JacksonException e) {
            differences.add("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /** What the schema describes: the whole body, each of its lines, or its text. */
    private Stream<JsonNode> values(String mediaType, String body) {
        return switch (mediaType) {
            case "application/x-ndjson" -> body.lines().map(json::readTree);
            case "text/plain" -> Stream.of(JsonNodeFactory.instance.stringNode(body));
            default -> Stream.of(json.readTree(body));
        };
    }

    private void compare(String what, JsonNode value, Described schema, List<String> differences) {
        List<Error> errors = schemas.getSchema(SchemaLocation.of(LOCATION + "#" + schema.pointer())).validate(value);
        errors.forEach(error -> differences.add(what + " " + error));
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private static boolean isHead(Exchange exchange) {
        return exchange.method().equals("HEAD");
    }

    private static String status(Exchange exchange) {
        return Integer.toString(exchange.status());
    }
}
