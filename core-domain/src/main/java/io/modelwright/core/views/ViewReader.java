package io.modelwright.core.views;

import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryCompiler;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.views.ViewContent.Density;
import io.modelwright.core.views.ViewContent.Kind;
import io.modelwright.core.views.ViewContent.MemberRef;
import io.modelwright.core.views.ViewContent.SortPart;
import io.modelwright.core.views.ViewContent.ViewColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what somebody wants to save, against the live version and what they may see of it. For one draft. */
public final class ViewReader {

    private static final Set<String> OF_COLUMN = Set.of("name", "width", "pinned");

    private final RecordRights rights;
    private final EntityPlan entity;
    private final List<Finding> findings = new ArrayList<>();

    private ViewReader(RecordRights rights, EntityPlan entity) {
        this.rights = rights;
        this.entity = entity;
    }

    /** Refused as 422 {@code invalid-view} with all that is wrong, each at its place. */
    public static Outcome<ViewContent> read(RecordRights rights, EntityPlan entity, ViewDraft draft) {
        ViewReader reader = new ViewReader(rights, entity);
        ViewContent content = reader.content(draft);
        return reader.findings.isEmpty()
                ? Outcome.done(content)
                : Outcome.refused(new Refusal.Invalid("invalid-view", "The view is not valid.", reader.findings));
    }

    private ViewContent content(ViewDraft draft) {
        Kind kind = word("kind", draft.kind(), Kind.GRID, Kind.values(), Kind::keyword);
        Density density = word("density", draft.density(), Density.COMFORTABLE, Density.values(), Density::keyword);
        Optional<String> filter = draft.filter().map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> sort = draft.sort().map(String::strip).filter(text -> !text.isEmpty());
        query(filter, sort);
        return new ViewContent(
                name(draft.name()),
                entity.name(),
                kind,
                by(kind, draft.by()),
                filter,
                sort.filter(text -> findings.isEmpty()).map(this::sort).orElse(List.of()),
                draft.columns().map(this::columns).orElse(List.of()),
                density);
    }

    private String name(String name) {
        String stripped = name.strip();
        JsonPointer at = at("name");
        if (stripped.isEmpty()) {
            fault("empty-name", at, "A view needs a name.");
        } else if (stripped.codePointCount(0, stripped.length()) > ViewContent.NAME_MAX) {
            fault("too-long", at, "A name has at most " + ViewContent.NAME_MAX + " characters.");
        } else if (stripped.chars().anyMatch(Character::isISOControl)) {
            fault("invalid-text", at, "A name has no control characters.");
        }
        return stripped;
    }

    private <T> T word(String name, Optional<String> word, T absent, T[] all, Function<T, String> keyword) {
        if (word.isEmpty()) {
            return absent;
        }
        Optional<T> found = Arrays.stream(all)
                .filter(one -> keyword.apply(one).equals(word.get()))
                .findFirst();
        if (found.isEmpty()) {
            String words = Arrays.stream(all).map(keyword).collect(Collectors.joining(", "));
            fault("unknown-word", at(name), "This must be one of: " + words + ".");
        }
        return found.orElse(absent);
    }

    private Optional<MemberRef> by(Kind kind, Optional<String> by) {
        JsonPointer at = at("by");
        if (kind == Kind.GRID) {
            if (by.isPresent()) {
                fault("by-without-effect", at, "Only boards and calendars are laid out by a member.");
            }
            return Optional.empty();
        }
        Optional<Member> member = by.flatMap(this::seen);
        if (member.filter(found -> Members.fits(kind, found)).isEmpty()) {
            fault(
                    "unfit-member",
                    at,
                    kind == Kind.BOARD
                            ? "A board needs a choice field or a relation to one record."
                            : "A calendar needs a member of type date or dateTime.");
            return Optional.empty();
        }
        return member.map(Members::ref);
    }

    private void query(Optional<String> filter, Optional<String> sort) {
        if (filter.filter(text -> text.length() > ViewContent.FILTER_MAX).isPresent()) {
            fault("too-long", at("filter"), "A filter has at most " + ViewContent.FILTER_MAX + " characters.");
            return;
        }
        if (sort.filter(text -> text.split(",").length > ViewContent.SORT_MAX).isPresent()) {
            fault("too-many", at("sort"), "Records are sorted by at most " + ViewContent.SORT_MAX + " members.");
            return;
        }
        findings.addAll(faults(rights, entity, filter, sort));
    }

    /** What lists of records would say of that filter and order. */
    static List<Finding> faults(
            RecordRights rights, EntityPlan entity, Optional<String> filter, Optional<String> sort) {
        Map<String, String> parameters = new LinkedHashMap<>();
        filter.ifPresent(text -> parameters.put("filter", text));
        sort.ifPresent(text -> parameters.put("sort", text));
        return switch (QueryCompiler.list(rights, entity, new QueryParameters(parameters))) {
            case Outcome.Done<QueryCompiler.ListRequest> done -> List.of();
            case Outcome.Refused<QueryCompiler.ListRequest>(Refusal.Malformed malformed) -> malformed.findings();
            case Outcome.Refused<QueryCompiler.ListRequest>(Refusal.Invalid invalid) -> invalid.findings();
            case Outcome.Refused<QueryCompiler.ListRequest>(Refusal other) ->
                throw new IllegalStateException("a query is refused as " + other);
        };
    }

    private List<SortPart> sort(String sort) {
        List<SortPart> parts = new ArrayList<>();
        for (String part : sort.split(",")) {
            String text = part.strip();
            boolean descending = text.startsWith("-");
            List<MemberRef> path = new ArrayList<>();
            Optional<EntityPlan> place = Optional.of(entity);
            for (String step : (descending ? text.substring(1) : text).split("\\.")) {
                Member member = place.orElseThrow().find(step.strip()).orElseThrow();
                path.add(Members.ref(member));
                place = Members.target(rights.app(), member);
            }
            parts.add(new SortPart(path, descending));
        }
        return parts;
    }

    private List<ViewColumn> columns(Json json) {
        JsonPointer at = at("columns");
        if (!(json instanceof Json.JsonArray(List<Json> items))) {
            fault("wrong-type", at, "An array of columns is expected here.");
            return List.of();
        }
        if (items.size() > ViewContent.COLUMNS_MAX) {
            fault("too-many", at, "A view has at most " + ViewContent.COLUMNS_MAX + " columns.");
            return List.of();
        }
        List<ViewColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            JsonPointer place = at.item(i);
            column(items.get(i), place).ifPresent(column -> {
                if (!names.add(column.member().name())) {
                    fault("duplicate-name", place, "This member is there twice.");
                }
                columns.add(column);
            });
        }
        return columns;
    }

    private Optional<ViewColumn> column(Json json, JsonPointer at) {
        return switch (json) {
            case Json.JsonString(String name) -> column(name, at, OptionalInt.empty(), false);
            case Json.JsonObject object -> {
                object.members().keySet().stream()
                        .filter(key -> !OF_COLUMN.contains(key))
                        .forEach(key -> fault("unknown-key", at.member(key), "There is no such key here."));
                if (!(object.find("name").orElse(Json.JsonNull.NULL) instanceof Json.JsonString(String name))) {
                    fault("wrong-type", at.member("name"), "The name of a member is expected here.");
                    yield Optional.empty();
                }
                yield column(name, at.member("name"), width(object, at), pinned(object, at));
            }
            default -> {
                fault("wrong-type", at, "A name or an object is expected here.");
                yield Optional.empty();
            }
        };
    }

    private Optional<ViewColumn> column(String name, JsonPointer at, OptionalInt width, boolean pinned) {
        Optional<Member> member = seen(name);
        if (member.isEmpty()) {
            fault("unknown-name", at, "The entity has no such member.");
        }
        return member.map(found -> new ViewColumn(Members.ref(found), width, pinned));
    }

    private OptionalInt width(Json.JsonObject object, JsonPointer at) {
        Json width = object.find("width").orElse(Json.JsonNull.NULL);
        if (width == Json.JsonNull.NULL) {
            return OptionalInt.empty();
        }
        if (width instanceof Json.JsonNumber(BigDecimal number)
                && number.compareTo(BigDecimal.valueOf(ViewContent.WIDTH_MIN)) >= 0
                && number.compareTo(BigDecimal.valueOf(ViewContent.WIDTH_MAX)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return OptionalInt.of(number.intValue());
        }
        fault(
                "out-of-range",
                at.member("width"),
                "A width is a whole number from " + ViewContent.WIDTH_MIN + " to " + ViewContent.WIDTH_MAX + ".");
        return OptionalInt.empty();
    }

    private boolean pinned(Json.JsonObject object, JsonPointer at) {
        return switch (object.find("pinned").orElse(Json.JsonNull.NULL)) {
            case Json.JsonBoolean(boolean value) -> value;
            case Json.JsonNull.NULL -> false;
            default -> {
                fault("wrong-type", at.member("pinned"), "True or false is expected here.");
                yield false;
            }
        };
    }

    /** A member that the caller may see in some record at least. */
    private Optional<Member> seen(String name) {
        return entity.find(name)
                .filter(member -> !rights.of(entity).shows(member).isNone());
    }

    private static JsonPointer at(String member) {
        return JsonPointer.ROOT.member(member);
    }

    private void fault(String code, JsonPointer at, String message) {
        findings.add(Finding.error(code, at, message));
    }
}
