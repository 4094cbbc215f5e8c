package com.vidaplus.auth.endpoint.form;

import jakarta.ws.rs.FormParam;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Fills a door's form: a record of {@code List<String>} components that name their fields by {@link FormParam}. */
final class FormRecord {

    private FormRecord() {
    }

    static <R extends Record> R fill(Class<R> type, FormBody body) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(component -> body.get(fieldOf(type, component))).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no form", e);
        }
    }

    /** The annotation is looked up on the component's field, since FormParam may not stand on a record component itself. */
    private static String fieldOf(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName()).getAnnotation(FormParam.class).value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " is no form", e);
        }
    }

    /** The field names of a form in the order of its components. */
    static List<String> fieldsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents()).map(component -> fieldOf(type, component)).toList();
    }
}
