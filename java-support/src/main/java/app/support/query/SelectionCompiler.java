package app.support.query;

import app.support.json.JsonPointer;
import app.support.model.Access;
import app.support.model.Entity;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.model.RowCondition;
import app.support.problem.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes selections of {@code fields} and {@code expand}. The id is always shown. Without {@code fields} a record shows its
 * system members, fields and to-one relations, a single record also the ids of its manyToMany relations. Not for use by
 * several threads.
 */
final class SelectionCompiler {

    /** How many relations one answer follows at most. */
    static final int EXPANDED_MAX = 20;

    private final RecordRights rights;
    private final FieldErrors faults;
    private int expanded;

    SelectionCompiler(RecordRights rights, FieldErrors faults) {
        this.rights = rights;
        this.faults = faults;
    }

    /**
     * @param fields absent: the usual members
     * @param single whether it is one record that is shown, not a list
     */
    Selection compile(Entity entity, Optional<MemberTree> fields, MemberTree expand, boolean single) {
        fields.ifPresent(names -> checkNames(entity, names, JsonPointer.ROOT.member("fields")));
        checkNames(entity, expand, JsonPointer.ROOT.member("expand"));
        List<Selection.Item> items = new ArrayList<>();
        for (Member member : entity.members().values()) {
            Access shown = rights.of(entity).shows(member);
            boolean follow = expand.has(member.name())
                    || fields.map(names -> !names.child(member.name()).isEmpty())
                            .orElse(false);
            boolean wanted =
                    follow || fields.map(names -> names.has(member.name())).orElse(isUsual(member, single));
            if (!shown.isNone() && (wanted || member.equals(Member.OfSystem.ID))) {
                Optional<MemberTree> inner =
                        fields.map(names -> names.child(member.name())).filter(names -> !names.isEmpty());
                item(member, shown.condition(), follow, inner, expand.child(member.name()), single)
                        .ifPresent(items::add);
            }
        }
        return new Selection(entity, items);
    }

    private Optional<Selection.Item> item(
            Member member,
            Optional<RowCondition> shownWhere,
            boolean follow,
            Optional<MemberTree> fields,
            MemberTree expand,
            boolean single) {
        return switch (member) {
            case Member.OfSystem system -> Optional.of(new Selection.Value(system, shownWhere));
            case Member.Column column -> Optional.of(new Selection.Value(column, shownWhere));
            case Member.Computed computed -> Optional.of(new Selection.Value(computed, shownWhere));
            case Member.ToOne one ->
                follow && !one.targetsUsers()
                        ? target(one.target(), fields, expand)
                                .map(selection -> new Selection.One(one, shownWhere, selection))
                        : Optional.of(new Selection.Value(one, shownWhere));
            case Member.ToMany many -> {
                boolean ids = single && many.side() == Member.ToMany.Side.LINKS_FROM;
                if (many.targetsUsers() || (!follow && ids)) {
                    yield Optional.of(new Selection.Links(many, shownWhere));
                }
                Optional<MemberTree> inner = follow ? fields : MemberTree.parse(Member.OfSystem.ID.name());
                yield target(many.target(), inner, expand)
                        .map(selection -> new Selection.Many(many, shownWhere, selection));
            }
        };
    }

    private Optional<Selection> target(String entity, Optional<MemberTree> fields, MemberTree expand) {
        expanded++;
        if (expanded == EXPANDED_MAX + 1) {
            faults.add(
                    "too-many",
                    JsonPointer.ROOT.member("expand"),
                    "At most " + EXPANDED_MAX + " relations are followed at once.");
        }
        return expanded > EXPANDED_MAX
                ? Optional.empty()
                : Optional.of(compile(rights.model().entity(entity), fields, expand, false));
    }

    private void checkNames(Entity entity, MemberTree names, JsonPointer at) {
        names.children().forEach((name, inner) -> {
            Optional<Member> member = entity.find(name)
                    .filter(found -> !rights.of(entity).shows(found).isNone());
            if (member.isEmpty()) {
                faults.add("unknown-member", at, "There is no member " + name + " in " + entity.name() + ".");
            } else if (!isRelation(member.get())
                    && (!inner.isEmpty() || at.equals(JsonPointer.ROOT.member("expand")))) {
                faults.add("not-expandable", at, name + " is no relation to records.");
            }
        });
    }

    /** Whether it leads to records, and can be expanded. */
    static boolean isRelation(Member member) {
        return switch (member) {
            case Member.ToOne one -> !one.targetsUsers();
            case Member.ToMany many -> !many.targetsUsers();
            case Member.OfSystem system -> false;
            case Member.Column column -> false;
            case Member.Computed computed -> false;
        };
    }

    private static boolean isUsual(Member member, boolean single) {
        return switch (member) {
            case Member.OfSystem system -> true;
            case Member.Column column -> true;
            case Member.Computed computed -> true;
            case Member.ToOne one -> !one.inverse();
            case Member.ToMany many -> single && many.side() == Member.ToMany.Side.LINKS_FROM;
        };
    }
}
