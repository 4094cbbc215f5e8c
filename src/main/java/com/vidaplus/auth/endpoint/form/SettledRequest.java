package com.vidaplus.auth.endpoint.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A request whose headers about media types are as {@link FormMediaType} settled them; all others are as they came. */
final class SettledRequest extends HttpServletRequestWrapper {

    private final Map<String, String> settled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SettledRequest(HttpServletRequest request) {
        super(request);
        FormMediaType mediaType = FormMediaType.of(request.getHeader("Content-Type"), request.getHeader("Content-Encoding"));
        settled.put("Content-Type", mediaType.contentType());
        settled.put(FormMediaType.CHARSET_AS_SENT, mediaType.charset());
        settled.put("Accept", "*/*");
    }

    @Override
    public String getContentType() {
        return settled.get("Content-Type");
    }

    /** The body's bytes are decoded by {@link FormReader}, whatever the request says of them. */
    @Override
    public String getCharacterEncoding() {
        return null;
    }

    /** None: the form is {@link FormReader}'s, and Jersey would log the whole query of a POST that has parameters but no body. */
    @Override
    public Map<String, String[]> getParameterMap() {
        return Map.of();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public String[] getParameterValues(String name) {
        return null;
    }

    @Override
    public String getParameter(String name) {
        return null;
    }

    @Override
    public String getHeader(String name) {
        return settled.containsKey(name) ? settled.get(name) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = settled.get(name);
        return value == null ? super.getHeaders(name) : Collections.enumeration(Set.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        Set<String> names = new LinkedHashSet<>();
        Collections.list(super.getHeaderNames()).stream().filter(name -> !settled.containsKey(name)).forEach(names::add);
        names.addAll(settled.keySet());
        return Collections.enumeration(names);
    }
}
