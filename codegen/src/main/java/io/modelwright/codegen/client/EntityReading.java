package io.modelwright.codegen.client;

import io.modelwright.codegen.client.ClientMember.Writing;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.QueryNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an entity as its clients know it. Stateless. */
final class EntityReading {

    private EntityReading() {}

    static ClientEntity of(EntityPlan plan, Design design) {
        Set<String> hideable = hideable(plan.name(), design);
        List<ClientMember> members = plan.members().values().stream()
                .map(member -> member(member, hideable.contains(member.name())))
                .toList();
        return new ClientEntity(
                plan.name(), plan.entity().labels(), members, QueryNames.of(plan), guarded(plan.name(), design));
    }

    /** Whether some role writes without reading each record: the answer to a write shows it what it may read alone. */
    private static boolean guarded(String entity, Design design) {
        return design.roles().stream().anyMatch(role -> {
            List<Permission> permissions = role.permissions().stream()
                    .filter(permission -> permission.entity().equals(entity))
                    .toList();
            boolean writes = permissions.stream()
                    .flatMap(permission -> permission.actions().stream())
                    .anyMatch(action -> action == Permission.Action.CREATE || action == Permission.Action.UPDATE);
            boolean reads = permissions.stream()
                    .anyMatch(permission -> permission.actions().contains(Permission.Action.READ)
                            && permission.where().isEmpty());
            return writes && !reads;
        });
    }

    private static Set<String> hideable(String entity, Design design) {
        Set<String> names = new HashSet<>();
        design.roles().stream()
                .flatMap(role -> role.permissions().stream())
                .filter(permission -> permission.entity().equals(entity))
                .map(Permission::hiddenFields)
                .forEach(names::addAll);
        return names;
    }

    private static ClientMember member(Member member, boolean hideable) {
        return switch (member) {
            case Member.OfSystem system ->
                new ClientMember(
                        system.name(),
                        Labels.NONE,
                        kind(system.field()),
                        MemberNotes.of(system.field()),
                        true,
                        false,
                        Writing.NEVER);
            case Member.Column column -> column(column.field(), hideable);
            case Member.Computed computed ->
                new ClientMember(
                        computed.name(),
                        computed.field().labels(),
                        kind(computed.result()),
                        List.of("Computed by the server."),
                        false,
                        hideable,
                        Writing.NEVER);
            case Member.ToOne one -> toOne(one, hideable);
            case Member.ToMany many -> toMany(many, hideable);
        };
    }

    private static ClientMember column(Field field, boolean hideable) {
        Writing writing = Writing.OPTIONAL;
        if (field.type() == FieldType.Plain.AUTO_NUMBER) {
            writing = Writing.NEVER;
        } else if (field.required() && field.defaultValue().isEmpty()) {
            writing = Writing.NEEDED;
        }
        return new ClientMember(
                field.name(),
                field.labels(),
                kind(field.type()),
                MemberNotes.of(field),
                field.required(),
                hideable,
                writing);
    }

    private static ClientMember toOne(Member.ToOne one, boolean hideable) {
        boolean required = one.relation().required() && !one.inverse();
        Writing writing = required ? Writing.NEEDED : Writing.OPTIONAL;
        return new ClientMember(
                one.name(),
                one.inverse() ? Labels.NONE : one.relation().labels(),
                one.targetsUsers() ? WireKind.Plain.USER : new WireKind.ToOne(one.target()),
                List.of(),
                required,
                hideable,
                one.inverse() ? Writing.NEVER : writing);
    }

    private static ClientMember toMany(Member.ToMany many, boolean hideable) {
        boolean linked = many.side() == Member.ToMany.Side.LINKS_FROM;
        return new ClientMember(
                many.name(),
                linked ? many.relation().labels() : Labels.NONE,
                many.targetsUsers() ? WireKind.Plain.USERS : new WireKind.ToMany(many.target(), linked),
                linked ? List.of("Requests set all of them at once.") : List.of(),
                true,
                hideable,
                linked ? Writing.OPTIONAL : Writing.NEVER);
    }

    private static WireKind kind(SystemField field) {
        return switch (field) {
            case ID -> WireKind.Plain.UUID;
            case VERSION -> WireKind.Plain.WIDE_INTEGER;
            case CREATED_AT, UPDATED_AT -> WireKind.Plain.DATE_TIME;
            case CREATED_BY, UPDATED_BY -> WireKind.Plain.USER;
        };
    }

    private static WireKind kind(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> WireKind.Plain.TEXT;
            case FieldType.LongText ignored -> WireKind.Plain.TEXT;
            case FieldType.FormattedText ignored -> WireKind.Plain.TEXT;
            case FieldType.IntegerNumber ignored -> WireKind.Plain.INTEGER;
            case FieldType.LongNumber ignored -> WireKind.Plain.LONG;
            case FieldType.DecimalNumber ignored -> WireKind.Plain.DECIMAL;
            case FieldType.FloatNumber ignored -> WireKind.Plain.FLOAT;
            case FieldType.Money ignored -> WireKind.Plain.MONEY;
            case FieldType.SingleChoice choice -> choice(choice.choices(), false);
            case FieldType.MultiChoice choice -> choice(choice.choices(), true);
            case FieldType.Formula formula -> kind(formula.result());
            case FieldType.Plain plain -> kind(plain);
        };
    }

    private static WireKind choice(List<Choice> choices, boolean many) {
        return new WireKind.Choice(choices.stream().map(Choice::name).toList(), many);
    }

    private static WireKind kind(FieldType.Plain plain) {
        return switch (plain) {
            case BOOLEAN -> WireKind.Plain.BOOLEAN;
            case DATE -> WireKind.Plain.DATE;
            case TIME -> WireKind.Plain.TIME;
            case DATE_TIME -> WireKind.Plain.DATE_TIME;
            case DURATION -> WireKind.Plain.DURATION;
            case UUID -> WireKind.Plain.UUID;
            case JSON -> WireKind.Plain.JSON;
            case FILE, IMAGE -> WireKind.Plain.FILE;
            case GEO_POINT -> WireKind.Plain.GEO_POINT;
            case AUTO_NUMBER -> WireKind.Plain.LONG;
            case SECRET -> WireKind.Plain.SECRET;
        };
    }

    private static WireKind kind(FieldType.FormulaResult result) {
        return switch (result) {
            case TEXT -> WireKind.Plain.TEXT;
            case INTEGER -> WireKind.Plain.WIDE_INTEGER;
            case LONG -> WireKind.Plain.LONG;
            case DECIMAL -> WireKind.Plain.DECIMAL;
            case FLOAT -> WireKind.Plain.FLOAT;
            case BOOLEAN -> WireKind.Plain.BOOLEAN;
            case DATE -> WireKind.Plain.DATE;
            case TIME -> WireKind.Plain.TIME;
            case DATE_TIME -> WireKind.Plain.DATE_TIME;
            case DURATION -> WireKind.Plain.DURATION;
        };
    }
}
