package app.support.query;

import app.support.expression.ValueType;
import app.support.json.JsonPointer;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.model.RecordRights;
import app.support.problem.FieldErrors;
import app.support.query.AggregatePlan.Aggregate;
import app.support.query.AggregatePlan.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code aggregate=count,sum(estimate)}. */
final class AggregateCompiler {

    private static final int AGGREGATES_MAX = 20;
    private static final Pattern CALL = Pattern.compile("(count|(sum|avg|min|max)\\(([a-z][A-Za-z0-9]*)\\))");
    private static final JsonPointer AT = JsonPointer.ROOT.member("aggregate");

    private final RecordRights rights;
    private final FieldErrors faults;

    AggregateCompiler(RecordRights rights, FieldErrors faults) {
        this.rights = rights;
        this.faults = faults;
    }

    List<Aggregate> compile(Entity entity, String calls) {
        List<Aggregate> aggregates = new ArrayList<>();
        String[] parts = calls.split(",", -1);
        if (parts.length > AGGREGATES_MAX) {
            faults.add("too-many", AT, "At most " + AGGREGATES_MAX + " aggregates are computed at once.");
            return aggregates;
        }
        for (String part : parts) {
            Matcher call = CALL.matcher(part.strip());
            if (!call.matches()) {
                faults.add(
                        "syntax", AT, "This must be calls such as count,sum(amount) with count, sum, avg, min, max.");
                return aggregates;
            }
            Aggregate aggregate = call.group(2) == null
                    ? new Aggregate(Function.COUNT, Optional.empty())
                    : of(entity, Function.valueOf(call.group(2).toUpperCase(Locale.ROOT)), call.group(3));
            if (aggregate != null && !aggregates.contains(aggregate)) {
                aggregates.add(aggregate);
            }
        }
        return aggregates;
    }

    private @Nullable Aggregate of(Entity entity, Function function, String name) {
        Optional<Member> member = entity.find(name).filter(rights.of(entity)::alwaysShows);
        if (member.isEmpty()) {
            faults.add(
                    "unknown-member",
                    AT,
                    "There is no member " + OrderCompiler.shown(name) + " in " + entity.name() + ".");
            return null;
        }
        if (!fits(function, member.get())) {
            faults.add(
                    "not-aggregatable",
                    AT,
                    OrderCompiler.shown(name) + " has no " + function.name().toLowerCase(Locale.ROOT) + ".");
            return null;
        }
        return new Aggregate(function, member);
    }

    /** Whether the function can be computed of such a member. */
    static boolean fits(Function function, Member member) {
        ValueType type = switch (member) {
            case Member.OfSystem system -> system.field().type("");
            case Member.Column column ->
                column.type() instanceof FieldType.Money ? ValueType.Scalar.DECIMAL : ValueType.of(column.type());
            case Member.Computed computed -> ValueType.of(computed.result());
            case Member.ToOne one -> ValueType.Scalar.OPAQUE;
            case Member.ToMany many -> ValueType.Scalar.OPAQUE;
        };
        if (!(type instanceof ValueType.Scalar scalar)) {
            return false;
        }
        return switch (scalar) {
            case INTEGER, DECIMAL, FLOAT -> true;
            case TEXT, DATE, TIME, DATE_TIME, DURATION -> function == Function.MIN || function == Function.MAX;
            case BOOLEAN, UUID, OPAQUE -> false;
        };
    }
}
