package com.vidaplus.auth.it.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/**
 * The answer to an import, as far as it came.
 *
 * @param status  of HTTP
 * @param created ids of accounts that were said to be created
 * @param isWhole whether the answer ended in good order
 */
record StreamedImport(int status, List<String> created, boolean isWhole) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30)).build();

    /**
     * Sends lines and reads results until the answer ends or breaks.
     *
     * @param bearer name and value of the header
     * @throws UncheckedIOException where there was no answer at all
     */
    static StreamedImport send(URI node, String[] bearer, String lines) {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/admin/accounts/import")).timeout(Duration.ofSeconds(60))
                .headers(bearer).header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(lines)).build();
        HttpResponse<InputStream> response;
        try {
            response = HTTP.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<String> created = new ArrayList<>();
        boolean whole = read(response, created);
        return new StreamedImport(response.statusCode(), created, whole);
    }

    private static boolean read(HttpResponse<InputStream> response, List<String> created) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // What a cut left of a line has no end.
                if (response.statusCode() == 200 && line.endsWith("}") && JsonUtil.parseJson(line).get("id") instanceof String id
                        && line.contains("\"created\"")) {
                    created.add(id);
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        } catch (JoseException e) {
            throw new AssertionError("Not a line of results", e);
        }
    }
}
