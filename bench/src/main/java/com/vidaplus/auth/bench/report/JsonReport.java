package com.vidaplus.auth.bench.report;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Everything as JSON, for a program that compares runs. A number that could not be measured is null. */
public final class JsonReport {

    private JsonReport() {
    }

    /** One object with {@code machine}, {@code requirements}, {@code measured} and {@code notes}. */
    public static String of(Results results) {
        JsonObjectBuilder machine = Json.createObjectBuilder();
        results.machine().forEach(machine::add);
        JsonArrayBuilder requirements = Json.createArrayBuilder();
        results.requirements().forEach(requirement -> requirements.add(object(requirement)));
        JsonArrayBuilder measured = Json.createArrayBuilder();
        results.measured().forEach(number -> measured.add(object(number)));
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            writer.writeObject(Json.createObjectBuilder().add("machine", machine).add("requirements", requirements)
                    .add("measured", measured).add("notes", Json.createArrayBuilder(results.notes())).build());
        }
        return text.toString().strip() + "\n";
    }

    private static JsonObjectBuilder object(Requirement requirement) {
        JsonObjectBuilder object = Json.createObjectBuilder().add("promise", requirement.promise()).add("measured", requirement.measured());
        number(object, "value", requirement.value());
        if (requirement.beside() != null) {
            object.add("beside", requirement.beside());
            number(object, "reference", requirement.reference());
            number(object, "ratio", requirement.ratio());
        }
        object.add("bound", requirement.bound().name().toLowerCase(Locale.ROOT));
        number(object, "target", requirement.target());
        return object.add("reached", requirement.isReached());
    }

    private static JsonObjectBuilder object(Measured measured) {
        JsonObjectBuilder object = Json.createObjectBuilder().add("section", measured.section()).add("name", measured.name());
        number(object, "value", measured.value());
        JsonArrayBuilder rounds = Json.createArrayBuilder();
        measured.rounds().stream().filter(Double::isFinite).forEach(rounds::add);
        return object.add("unit", measured.unit()).add("rounds", rounds);
    }

    private static void number(JsonObjectBuilder object, String name, double value) {
        if (Double.isFinite(value)) {
            object.add(name, value);
        } else {
            object.addNull(name);
        }
    }
}
