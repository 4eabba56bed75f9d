package app.support.problem;

import app.support.json.JsonPointer;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a record or a query, so that people read all of it at once. Not for use by several threads. */
public final class FieldErrors {

    private final List<FieldError> found = new ArrayList<>();

    public void add(String code, JsonPointer pointer, String message) {
        found.add(new FieldError(pointer, code, message));
    }

    public void wrongType(JsonPointer pointer, String expected) {
        add("wrong-type", pointer, "This must be " + expected + ".");
    }

    public void format(JsonPointer pointer, String expected) {
        add("format", pointer, "This must be " + expected + ".");
    }

    public void outOfRange(JsonPointer pointer, String bounds) {
        add("out-of-range", pointer, "This must be " + bounds + ".");
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    public List<FieldError> toList() {
        return List.copyOf(found);
    }
}
