package com.vidaplus.auth.harness.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The answers that a description shows as examples, put together from their bodies and headers. */
final class DescribedExamples {

    private DescribedExamples() {
    }

    static Stream<Exchange> of(JsonNode description) {
        Described paths = Described.whole(description).at("paths").orElseThrow();
        return paths.names().stream().flatMap(path -> ofPath(path, paths.at(path).orElseThrow()));
    }

    private static Stream<Exchange> ofPath(String path, Described item) {
        return item.names().stream()
                .filter(method -> !method.startsWith("x-"))
                .flatMap(method -> {
                    Described responses = item.at(method).orElseThrow().at("responses").orElseThrow();
                    return responses.names().stream()
                            .flatMap(status -> ofResponse(method, path, status, responses.at(status).orElseThrow()));
                });
    }

    private static Stream<Exchange> ofResponse(String method, String path, String status, Described response) {
        String asked = status.equals("405") ? "TRACE" : method.toUpperCase(Locale.ROOT);
        Map<String, List<String>> headers = new HashMap<>();
        response.at("headers").ifPresent(all -> all.names().forEach(name ->
                headers.put(name, List.of(all.at(name).orElseThrow().node().required("example").asString()))));
        return response.at("content")
                .map(content -> content.names().stream().flatMap(type -> {
                    headers.put("Content-Type", List.of(type));
                    return bodies(content.at(type).orElseThrow());
                }))
                .orElseGet(() -> Stream.of(""))
                .map(body -> new Exchange(asked, path, Integer.parseInt(status), headers, body));
    }

    private static Stream<String> bodies(Described media) {
        return media.at("example").map(example -> Stream.of(example.node().isString() ? example.node().stringValue() : example.node().toString()))
                .orElseGet(() -> media.node().required("examples").valueStream().map(example -> example.required("value").toString()));
    }
}
