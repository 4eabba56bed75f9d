package io.modelwright.application;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.List;

/** What tests ask about outcomes. */
public final class Outcomes {

    private Outcomes() {}

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError("refused: " + refusal);
        };
    }

    public static Refusal refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> throw new AssertionError("not refused: " + done.value());
            case Outcome.Refused<?> refused -> refused.refusal();
        };
    }

    /** The kind of refusal with its code, such as {@code NotFound not-found}. */
    public static String refused(Outcome<?> outcome) {
        Refusal refusal = refusal(outcome);
        return refusal.getClass().getSimpleName() + " " + refusal.code();
    }

    /** The findings of a refusal as invalid, each as {@code code pointer}. */
    public static List<String> findings(Outcome<?> outcome) {
        if (refusal(outcome) instanceof Refusal.Invalid invalid) {
            return invalid.findings().stream().map(Outcomes::line).toList();
        }
        throw new AssertionError("not invalid: " + refusal(outcome));
    }

    private static String line(Finding finding) {
        return finding.code() + " " + finding.pointer();
    }
}
