package io.modelwright.core.records;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a record, so that people read all of it at once. Not for use by several threads. */
final class Faults {

    private final List<Finding> found = new ArrayList<>();

    void add(String code, JsonPointer pointer, String message) {
        found.add(Finding.error(code, pointer, message));
    }

    void wrongType(JsonPointer pointer, String expected) {
        add("wrong-type", pointer, "This must be " + expected + ".");
    }

    void format(JsonPointer pointer, String expected) {
        add("format", pointer, "This must be " + expected + ".");
    }

    void outOfRange(JsonPointer pointer, String bounds) {
        add("out-of-range", pointer, "This must be " + bounds + ".");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    List<Finding> toList() {
        return List.copyOf(found);
    }
}
