package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.shared.Finding;
import java.util.List;

/** Finds everything that is wrong with a design. Pure; never throws, whatever the design. */
public final class DesignValidator {

    private static final List<Check> CHECKS = List.of(
            new NameForms(),
            new DuplicateNames(),
            new SqlNames(),
            new CodeNames(),
            new TextLengths(),
            new FieldOptions(),
            new Patterns(),
            new ChoiceForms(),
            new Defaults(),
            new Keys(),
            new KeyWidths(),
            new RelationForms(),
            new RequiredCycles(),
            new RecordLabels(),
            new RuleForms(),
            new Permissions(),
            new ExpressionChecks(),
            new RowWidths());

    private DesignValidator() {}

    /** The findings, at the places of the canonical document. */
    public static List<Finding> validate(Design design) {
        return validate(design, ElementPointers.canonical(design));
    }

    /** All findings; where the design is over its limits, only that: it is too big to be looked at. */
    public static List<Finding> validate(Design design, ElementPointers places) {
        Model model = new Model(design, places);
        Findings findings = new Findings();
        new Limits().check(model, findings);
        if (!findings.hasErrors()) {
            CHECKS.forEach(check -> check.check(model, findings));
        }
        return findings.toList();
    }
}
