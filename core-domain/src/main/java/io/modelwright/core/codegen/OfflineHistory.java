package io.modelwright.core.codegen;

import io.modelwright.core.codegen.AppHistory.Version;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Retired;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The history of an app that no platform has published: its designs one after the other, each planned from the one before
 * as publishing would. What the script of a version would take out of the app is accepted, as it is kept in the database; what
 * needs records of a certain kind is checked when the script runs.
 */
public final class OfflineHistory {

    private static final String SCHEMA = "app";

    private OfflineHistory() {}

    /**
     * Makes the history.
     *
     * @param designs valid ones, from version 1 on
     */
    public static Outcome<AppHistory> of(String name, String slug, List<Design> designs) {
        List<Version> versions = new ArrayList<>();
        Design before = Design.EMPTY;
        Retired retired = Retired.NOTHING;
        for (Design design : designs) {
            int number = versions.size() + 1;
            Plan plan = Plan.between(before, design, retired, number, SCHEMA, Set.of());
            if (plan.isEmpty()) {
                return refused(number, "nothing-to-publish", "Version " + number + " is the same as the one before.");
            }
            Plan.Verdict verdict = plan.decide(Map.of(), Set.of(), Map.of(), Set.of());
            if (verdict instanceof Plan.Verdict.Unacknowledged(Set<String> changes)) {
                verdict = plan.decide(Map.of(), changes, Map.of(), Set.of());
            }
            if (!(verdict instanceof Plan.Verdict.Ready ready)) {
                return refused(
                        number,
                        "value-needed",
                        "Version " + number + " needs values for records of the one before: publish it on a platform.");
            }
            versions.add(new Version(number, "Version " + number, design, ready.script()));
            before = design;
            retired = ready.retired();
        }
        return Outcome.done(new AppHistory(name, slug, versions));
    }

    private static Outcome<AppHistory> refused(int number, String code, String detail) {
        JsonPointer place = JsonPointer.ROOT.item(number - 1);
        return Outcome.refused(new Refusal.Invalid(code, detail, List.of(Finding.error(code, place, detail))));
    }
}
