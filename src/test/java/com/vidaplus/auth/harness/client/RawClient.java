package com.vidaplus.auth.harness.client;

import com.vidaplus.auth.harness.contract.Exchange;
import com.vidaplus.auth.harness.contract.OpenApiContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests that no HTTP client would send: without a Content-Type, with a header twice, with bytes that are no text. */
public final class RawClient {

    private static final OpenApiContract CONTRACT = OpenApiContract.ofThisService();
    private static final int TIMEOUT_MILLIS = 30_000;

    private final URI base;

    /** @param base the context root, without a slash at the end */
    public RawClient(URI base) {
        this.base = base;
    }

    /**
     * A request as given, with its Content-Length unless another one is given; its answer is held against openapi.yaml.
     *
     * @param headerLines {@code Name: value}, each sent as it is
     */
    public Answer send(String method, String path, byte[] body, String... headerLines) {
        Answer answer = unchecked(method, path, body, headerLines);
        CONTRACT.check(new Exchange(method, path, answer.status(), answer.headers(), answer.body()));
        return answer;
    }

    /** A request without a body to another host's name, as a forged Host header has it; its answer is held against openapi.yaml. */
    public Answer sendAs(String host, String method, String path) {
        Answer answer = exchange(host, method, path, new byte[0]);
        CONTRACT.check(new Exchange(method, path, answer.status(), answer.headers(), answer.body()));
        return answer;
    }

    /** As {@link #send}, for what never reaches the service: the server refuses it in words of its own. */
    public Answer unchecked(String method, String path, byte[] body, String... headerLines) {
        return exchange(base.getAuthority(), method, path, body, headerLines);
    }

    /** As {@link #sendAs}, for what the server may answer by itself. */
    public Answer uncheckedAs(String host, String method, String path) {
        return exchange(host, method, path, new byte[0]);
    }

    private Answer exchange(String host, String method, String path, byte[] body, String... headerLines) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        for (String line : headerLines) {
            head.append(line).append("\r\n");
        }
        if (!head.toString().contains("\r\n" + ClientAddress.HEADER + ": ")) {
            head.append(ClientAddress.HEADER).append(": ").append(ClientAddress.next()).append("\r\n");
        }
        if (body.length > 0 && !head.toString().contains("\r\nContent-Length: ")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return parse(new ByteArrayInputStream(socket.getInputStream().readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer and no further than its end. */
    static Answer parse(InputStream response) throws IOException {
        int status = Integer.parseInt(line(response).split(" ", 3)[1]);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(response); !line.isEmpty(); line = line(response)) {
            String[] header = line.split(":", 2);
            headers.computeIfAbsent(header[0], name -> new ArrayList<>()).add(header[1].strip());
        }
        return new Answer(status, headers, new String(status < 200 ? new byte[0] : body(headers, response), StandardCharsets.UTF_8));
    }

    private static byte[] body(Map<String, List<String>> headers, InputStream response) throws IOException {
        if (headers.containsKey("Transfer-Encoding")) {
            return chunks(response);
        }
        return headers.containsKey("Content-Length") ? response.readNBytes(Integer.parseInt(headers.get("Content-Length").get(0)))
                : response.readAllBytes();
    }

    private static byte[] chunks(InputStream response) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunkLength(response); length > 0; length = chunkLength(response)) {
            body.writeBytes(response.readNBytes(length));
            line(response);
        }
        return body.toByteArray();
    }

    private static int chunkLength(InputStream response) throws IOException {
        return Integer.parseInt(line(response).strip(), 16);
    }

    private static String line(InputStream response) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = response.read(); b != '\n'; b = response.read()) {
            if (b < 0) {
                throw new EOFException("The answer ends in its head: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
