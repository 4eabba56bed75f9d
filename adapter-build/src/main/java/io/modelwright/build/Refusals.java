package io.modelwright.build;

import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Why nothing was packed. */
final class Refusals {

    private static final int SHOWN = 3;
    private static final int LENGTH_MAX = 600;

    private Refusals() {}

    /** @param errors with file and line, the first of them first */
    static <T> Outcome<T> compileFailed(List<String> errors) {
        String first = String.join("; ", errors.subList(0, Math.min(SHOWN, errors.size())));
        String cut = first.length() > LENGTH_MAX ? first.substring(0, LENGTH_MAX) + "…" : first;
        String more = errors.size() > SHOWN ? " (and " + (errors.size() - SHOWN) + " more)" : "";
        String detail = errors.isEmpty() ? "The code does not compile." : "The code does not compile: " + cut + more;
        return Outcome.refused(new Refusal.Invalid("compile-failed", detail, List.of()));
    }

    static <T> Outcome<T> timeout(long seconds) {
        return conflict("compile-timeout", "The compiler took longer than the " + seconds + " s that it has.");
    }

    static <T> Outcome<T> cancelled() {
        return conflict("build-cancelled", "The build was cancelled.");
    }

    static <T> Outcome<T> tool(String detail) {
        return conflict("build-failed", detail);
    }

    private static <T> Outcome<T> conflict(String code, String detail) {
        return Outcome.refused(new Refusal.Conflict(code, detail, Map.of()));
    }
}
