package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.BadRequestException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code multipart/form-data} (RFC 7578) as browsers write it; files are left out. The parser refuses bodies that servers' parsers
 * read differently or throw at. Such a body has no end, a part that is no form data, or a transfer encoding.
 */
final class MultipartBody {

    private static final String END_OF_LINE = "\r\n";
    private static final int MAX_HEADERS_LENGTH = 1_024;
    private static final String FORM_DATA = "form-data";
    private static final String DISPOSITION = "content-disposition";
    private static final String TRANSFER_ENCODING = "content-transfer-encoding";
    private static final List<String> NO_ENCODING = List.of("7bit", "8bit", "binary");

    /** {@code ; name="..."}, where a backslash quotes (RFC 2183 §2), or a bare word. */
    private static final Pattern PARAMETER =
            Pattern.compile("[ \t]*;[ \t]*([a-z*-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);

    private MultipartBody() {
    }

    /**
     * @throws BadRequestException where the bytes are no form in parts
     * @throws FormProblem         where a field's name or value is no text of ours, or there are too many
     */
    static FormBody parse(byte[] body, String boundary) {
        // One character for each byte, and an end of line before the first delimiter, as there is before all others.
        String text = END_OF_LINE + new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = END_OF_LINE + "--" + boundary;
        FormBody form = new FormBody();
        int from = text.indexOf(delimiter) + delimiter.length();
        int to = text.indexOf(delimiter);
        while (to >= 0 && !text.startsWith("--", from)) {
            to = text.indexOf(delimiter, from);
            if (to >= 0) {
                add(text.substring(from, to), form);
                from = to + delimiter.length();
            }
        }
        if (to < 0) {
            throw new BadRequestException("multipart without an end");
        }
        return form;
    }

    private static void add(String part, FormBody form) {
        int headers = part.indexOf(END_OF_LINE) + END_OF_LINE.length();
        int blankLine = part.indexOf(END_OF_LINE + END_OF_LINE, headers - END_OF_LINE.length());
        if (headers < END_OF_LINE.length() || blankLine < headers || blankLine - headers > MAX_HEADERS_LENGTH
                || !part.substring(0, headers).isBlank()) {
            throw new BadRequestException("a part without headers");
        }
        Map<String, String> byName = headers(part.substring(headers, blankLine));
        if (!NO_ENCODING.contains(byName.getOrDefault(TRANSFER_ENCODING, NO_ENCODING.get(0)).toLowerCase(Locale.ROOT))) {
            throw new BadRequestException("a part in a transfer encoding");
        }
        fieldName(byName.getOrDefault(DISPOSITION, "")).ifPresent(name ->
                form.add(name, decoded(part.substring(blankLine + 2 * END_OF_LINE.length()))));
    }

    /** The headers by their names in lower case; a header sent twice is refused, since neither could be trusted. */
    private static Map<String, String> headers(String lines) {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.split(END_OF_LINE)) {
            String[] nameAndValue = line.split(":", 2);
            if (nameAndValue.length < 2 || headers.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[1].strip()) != null) {
                throw new BadRequestException("a header that is none, or sent twice");
            }
        }
        return headers;
    }

    /** The name of the field; empty for a file, and for a part without a name. */
    private static Optional<String> fieldName(String disposition) {
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(disposition);
        int end = FORM_DATA.length();
        while (parameter.find(Math.min(end, disposition.length())) && parameter.start() == end) {
            String value = Optional.ofNullable(parameter.group(2)).map(quoted -> quoted.replaceAll("\\\\(.)", "$1"))
                    .orElse(parameter.group(3));
            if (parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) != null) {
                throw new BadRequestException("a parameter sent twice");
            }
            end = parameter.end();
        }
        if (!disposition.regionMatches(true, 0, FORM_DATA, 0, FORM_DATA.length()) || end != disposition.length()) {
            throw new BadRequestException("a part that does not say what it is");
        }
        boolean file = Stream.of("filename", "filename*").anyMatch(parameters::containsKey);
        return file ? Optional.empty() : Optional.ofNullable(parameters.get("name")).map(MultipartBody::decoded);
    }

    private static String decoded(String bytes) {
        return StrictUtf8.decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
