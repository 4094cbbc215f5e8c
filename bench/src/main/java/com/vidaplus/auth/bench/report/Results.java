package com.vidaplus.auth.bench.report;

import com.vidaplus.auth.bench.report.Requirement.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything one run found out, in the order it did. For one thread. */
public final class Results {

    private final Map<String, String> machine = new LinkedHashMap<>();
    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String section = "";

    /** What is measured from now on belongs to this section. */
    public void begin(String title) {
        section = title;
    }

    /** Tells something about the machine or the run. */
    public void machine(String name, Object value) {
        machine.put(name, String.valueOf(value));
    }

    /** Tells what a reader has to know besides the numbers, such as why one is missing. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** Adds a number that was measured once. */
    public void add(String name, String unit, double value) {
        add(name, unit, List.of(value));
    }

    /**
     * Adds a number that was measured in several rounds; the median counts.
     *
     * @param name unique
     */
    public void add(String name, String unit, List<Double> rounds) {
        Measured added = new Measured(section, name, Measured.median(rounds), unit, List.copyOf(rounds));
        if (measured.put(name, added) != null) {
            throw new IllegalArgumentException("Measured twice: " + name);
        }
    }

    /** Whether there is such a number. */
    public boolean has(String name) {
        return measured.containsKey(name);
    }

    /** The number of that name, which must have been measured. */
    public double value(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("Not measured: " + name);
        }
        return measured.get(name).value();
    }

    /** Promises that the one number is at least or at most that many times the other. */
    public void require(String promise, String name, String beside, Bound bound, double target) {
        requirements.add(new Requirement(promise, name, value(name), beside, value(beside), bound, target));
    }

    /** Promises that a number is at least or at most the target. */
    public void require(String promise, String name, Bound bound, double target) {
        requirements.add(new Requirement(promise, name, value(name), null, 1, bound, target));
    }

    /** What was told about the machine and the run. */
    public Map<String, String> machine() {
        return machine;
    }

    /** All numbers. */
    public List<Measured> measured() {
        return List.copyOf(measured.values());
    }

    /** All promises. */
    public List<Requirement> requirements() {
        return List.copyOf(requirements);
    }

    /** What a reader has to know besides. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
