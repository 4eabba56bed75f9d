package io.modelwright.core.views;

import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.views.ViewContent.Kind;
import io.modelwright.core.views.ViewContent.MemberRef;
import io.modelwright.core.views.ViewContent.SortPart;
import io.modelwright.core.views.ViewContent.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is left of a view in the live version, for somebody who may see so much of it. What is gone may come back with a later
 * version: nothing of it is forgotten.
 *
 * @param entity as it is called now, or was where it is gone
 * @param kind a grid where what a board or calendar was laid out by is gone
 * @param sort as lists of records take it
 */
public record ShownView(
        View view,
        String entity,
        Kind kind,
        Optional<String> by,
        Optional<String> filter,
        Optional<String> sort,
        List<Column> columns,
        List<Gone> gone) {

    /** A column by the name that the member has now. */
    public record Column(String name, OptionalInt width, boolean pinned) {}

    /** @param part {@code entity}, {@code by}, {@code filter}, {@code sort} or {@code columns} */
    public record Gone(String part, String name) {}

    public ShownView {
        columns = List.copyOf(columns);
        gone = List.copyOf(gone);
    }

    /** Where its entity is gone. */
    public static ShownView withoutEntity(View view) {
        String entity = view.content().entity();
        return new ShownView(
                view,
                entity,
                Kind.GRID,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Gone("entity", entity)));
    }

    public static ShownView of(View view, RecordRights rights, EntityPlan entity) {
        ViewContent content = view.content();
        List<Gone> gone = new ArrayList<>();
        Optional<String> by = content.by().flatMap(ref -> {
            Optional<String> name = seen(rights, entity, ref)
                    .filter(member -> Members.fits(content.kind(), member))
                    .map(Member::name);
            note(gone, name, "by", ref.name());
            return name;
        });
        List<Column> columns = new ArrayList<>();
        for (ViewColumn column : content.columns()) {
            Optional<String> name = seen(rights, entity, column.member()).map(Member::name);
            note(gone, name, "columns", column.member().name());
            name.ifPresent(found -> columns.add(new Column(found, column.width(), column.pinned())));
        }
        Optional<String> filter = content.filter().filter(text -> {
            boolean stands = ViewReader.faults(rights, entity, Optional.of(text), Optional.empty())
                    .isEmpty();
            note(gone, stands ? content.filter() : Optional.empty(), "filter", text);
            return stands;
        });
        Kind kind = by.isEmpty() ? Kind.GRID : content.kind();
        return new ShownView(view, entity.name(), kind, by, filter, sort(content, rights, entity, gone), columns, gone);
    }

    private static Optional<String> sort(ViewContent content, RecordRights rights, EntityPlan entity, List<Gone> gone) {
        List<String> parts = new ArrayList<>();
        for (SortPart part : content.sort()) {
            Optional<String> text = path(part, rights, entity)
                    .filter(path -> ViewReader.faults(rights, entity, Optional.empty(), Optional.of(path))
                            .isEmpty());
            List<String> names = part.path().stream().map(MemberRef::name).toList();
            note(gone, text, "sort", String.join(".", names));
            text.ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(",", parts));
    }

    private static Optional<String> path(SortPart part, RecordRights rights, EntityPlan entity) {
        List<String> names = new ArrayList<>();
        Optional<EntityPlan> place = Optional.of(entity);
        for (MemberRef ref : part.path()) {
            Optional<Member> member = place.flatMap(plan -> Members.find(plan, ref));
            if (member.isEmpty()) {
                return Optional.empty();
            }
            names.add(member.get().name());
            place = Members.target(rights.app(), member.get());
        }
        return Optional.of((part.descending() ? "-" : "") + String.join(".", names));
    }

    private static Optional<Member> seen(RecordRights rights, EntityPlan entity, MemberRef ref) {
        return Members.find(entity, ref)
                .filter(member -> !rights.of(entity).shows(member).isNone());
    }

    private static void note(List<Gone> gone, Optional<String> left, String part, String name) {
        if (left.isEmpty()) {
            gone.add(new Gone(part, name));
        }
    }
}
