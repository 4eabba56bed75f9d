package app.support.records;

import app.support.model.Action;
import app.support.model.Member;
import app.support.store.WriteCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which checks the database makes of a change. Stateless. */
final class ChangeChecks {

    private ChangeChecks() {}

    /** @param names of the members that are given */
    static List<WriteCheck> create(Call call, Set<String> names, Set<String> links) {
        List<WriteCheck> checks = new ArrayList<>();
        call.own()
                .writes(Action.CREATE, names.stream().sorted().toList())
                .condition()
                .ifPresent(where -> checks.add(new WriteCheck.Permitted(where, true)));
        addOfRecord(call, names, true, links, checks);
        return checks;
    }

    /** @param changed names of the members whose values change */
    static List<WriteCheck> update(Call call, Set<String> changed) {
        List<WriteCheck> checks = new ArrayList<>();
        call.own()
                .writes(Action.UPDATE, changed.stream().sorted().toList())
                .condition()
                .ifPresent(where -> {
                    checks.add(new WriteCheck.Permitted(where, false));
                    checks.add(new WriteCheck.Permitted(where, true));
                });
        addOfRecord(call, changed, false, changed, checks);
        return checks;
    }

    static List<WriteCheck> delete(Call call) {
        return call.access(Action.DELETE).condition().stream()
                .<WriteCheck>map(where -> new WriteCheck.Permitted(where, false))
                .toList();
    }

    private static void addOfRecord(
            Call call, Set<String> changed, boolean isNew, Set<String> links, List<WriteCheck> checks) {
        call.entity().rules().forEach(rule -> checks.add(new WriteCheck.Holds(rule)));
        for (Member.ToOne reference : call.entity().references()) {
            boolean written = isNew || changed.contains(reference.name());
            if (written && !call.rights().reach(reference).isAll()) {
                checks.add(new WriteCheck.Reaches(reference));
            }
        }
        for (Member.ToMany set : call.entity().linkSets()) {
            if (links.contains(set.name())
                    && !set.relation().targetsUsers()
                    && !call.rights().of(set.target()).access(Action.READ).isAll()) {
                checks.add(new WriteCheck.ReachesAll(set));
            }
        }
    }
}
