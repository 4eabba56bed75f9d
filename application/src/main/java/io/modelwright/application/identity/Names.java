package io.modelwright.application.identity;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.List;
import java.util.Optional;

/** What people and workspaces may be called: 1 to 120 characters in one line, without white space around. Stateless. */
final class Names {

    private static final int LENGTH_MAX = 120;

    private Names() {}

    /** The name as it is kept; refused as invalid at that member. */
    static Outcome<String> parse(String typed, String member, String what) {
        String name = typed.strip();
        Optional<Finding> fault = fault(name, member);
        return fault.isEmpty()
                ? Outcome.done(name)
                : Outcome.refused(
                        new Refusal.Invalid("invalid", "The " + what + " is not valid.", List.of(fault.get())));
    }

    /** What is wrong with a stripped name. */
    static Optional<Finding> fault(String name, String member) {
        boolean fits = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LENGTH_MAX
                && name.codePoints().noneMatch(Character::isISOControl);
        String message = "A name has 1 to " + LENGTH_MAX + " characters in one line.";
        return fits ? Optional.empty() : Optional.of(Finding.error("name", JsonPointer.ROOT.member(member), message));
    }
}
