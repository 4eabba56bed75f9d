package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.mapping.Drafts.FieldDraft;
import io.modelwright.core.exchange.mapping.Drafts.RuleDraft;
import io.modelwright.core.exchange.source.SourceCheck;
import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceExpression.Both;
import io.modelwright.core.exchange.source.SourceExpression.Comparator;
import io.modelwright.core.exchange.source.SourceExpression.Comparison;
import io.modelwright.core.exchange.source.SourceExpression.OneOf;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormulaResult;
import io.modelwright.core.modeling.validation.DesignLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Conditions on rows: as options of a field where one says the same, else as rules. Not for use by several threads. */
final class Conditions {

    private final SourceTable table;
    private final EntityDraft entity;
    private final TableMapper mapper;
    private final List<Note> notes;

    Conditions(SourceTable table, EntityDraft entity, TableMapper mapper, List<Note> notes) {
        this.table = table;
        this.entity = entity;
        this.mapper = mapper;
        this.notes = notes;
    }

    void check(SourceCheck check) {
        if (check.condition().isEmpty()) {
            lost(check);
            return;
        }
        for (SourceExpression part : parts(check.condition().get())) {
            if (!asOption(part)) {
                rule(check, part);
            }
        }
    }

    private void lost(SourceCheck check) {
        notes.add(Note.warning(
                check.line(),
                "check-not-carried",
                "The condition " + Note.quoted(check.text()) + " of " + Note.quoted(table.name()) + " is left out."));
    }

    private static List<SourceExpression> parts(SourceExpression condition) {
        if (!(condition instanceof Both(SourceExpression left, SourceExpression right))) {
            return List.of(condition);
        }
        List<SourceExpression> parts = new ArrayList<>(parts(left));
        parts.addAll(parts(right));
        return parts;
    }

    private void rule(SourceCheck check, SourceExpression part) {
        CelText cel = new CelText(table, entity, mapper);
        Optional<String> expression = cel.condition(part);
        if (expression.isEmpty()) {
            lost(check);
            return;
        }
        String message = Texts.text("Must hold: " + check.text(), DesignLimits.MESSAGE_LENGTH)
                .orElse("Must hold.");
        boolean known = entity.rules.stream().anyMatch(rule -> rule.expression().equals(expression.get()));
        if (!known) {
            entity.rules.add(new RuleDraft(expression.get(), message, cel.onlyField(), check.line()));
        }
    }

    private boolean asOption(SourceExpression part) {
        return switch (part) {
            case OneOf(SourceExpression.Column(String column), List<SourceExpression> literals) ->
                asChoices(column, literals);
            case Comparison(Comparator how, SourceExpression.Column(String column), SourceExpression.Numeral number) ->
                asBound(column, how, number);
            case Comparison(Comparator how, SourceExpression.Numeral number, SourceExpression.Column(String column)) ->
                asBound(column, how.turned(), number);
            case Comparison(
                    Comparator how,
                    SourceExpression.Length(SourceExpression.Column(String column)),
                    SourceExpression.Numeral number) -> asLength(column, how, number);
            default -> false;
        };
    }

    private Optional<FieldDraft> field(String column) {
        return mapper.fieldMap(column).flatMap(map -> entity.find(map.field()));
    }

    private boolean asChoices(String column, List<SourceExpression> literals) {
        Optional<FieldDraft> field = field(column);
        boolean isText = field.stream()
                .anyMatch(known -> known.type instanceof FieldType.Text || known.type instanceof FieldType.LongText);
        boolean words = literals.stream().allMatch(SourceExpression.Text.class::isInstance);
        if (!isText || !words || literals.isEmpty() || literals.size() > DesignLimits.CHOICES) {
            return false;
        }
        Words made = Words.of(literals.stream()
                .map(literal -> new SourceType.Word(((SourceExpression.Text) literal).value(), Optional.empty()))
                .toList());
        field.get().type = new FieldType.SingleChoice(made.choices());
        mapper.become(column, field.get(), made);
        return true;
    }

    private boolean asBound(String column, Comparator how, SourceExpression.Numeral number) {
        Optional<FieldDraft> field = field(column);
        Optional<BigDecimal> value = ValueText.number(number.digits());
        if (field.isEmpty() || value.isEmpty()) {
            return false;
        }
        Optional<FieldType> bounded = bounded(field.get().type, how, value.get());
        bounded.ifPresent(type -> field.get().type = type);
        return bounded.isPresent();
    }

    private static Optional<FieldType> bounded(FieldType type, Comparator how, BigDecimal value) {
        boolean whole = type instanceof FieldType.IntegerNumber || type instanceof FieldType.LongNumber;
        BigDecimal bound = switch (how) {
            case AT_LEAST, AT_MOST -> value;
            case GREATER -> value.add(BigDecimal.ONE);
            case LESS -> value.subtract(BigDecimal.ONE);
            case EQUAL, NOT_EQUAL -> value;
        };
        boolean inclusive = how == Comparator.AT_LEAST || how == Comparator.AT_MOST;
        boolean exact = how != Comparator.EQUAL && how != Comparator.NOT_EQUAL && (inclusive || whole);
        if (!exact || (whole && bound.stripTrailingZeros().scale() > 0)) {
            return Optional.empty();
        }
        boolean least = how == Comparator.AT_LEAST || how == Comparator.GREATER;
        return switch (type) {
            case FieldType.IntegerNumber(var min, var max) ->
                Optional.of(
                        new FieldType.IntegerNumber(least ? greater(min, bound) : min, least ? max : less(max, bound)));
            case FieldType.LongNumber(var min, var max) ->
                Optional.of(
                        new FieldType.LongNumber(least ? greater(min, bound) : min, least ? max : less(max, bound)));
            case FieldType.FloatNumber(var min, var max) ->
                Optional.of(
                        new FieldType.FloatNumber(least ? greater(min, bound) : min, least ? max : less(max, bound)));
            case FieldType.DecimalNumber(int precision, int scale, var min, var max)
            when bound.stripTrailingZeros().scale() <= scale ->
                Optional.of(new FieldType.DecimalNumber(
                        precision, scale, least ? greater(min, bound) : min, least ? max : less(max, bound)));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> greater(Optional<BigDecimal> known, BigDecimal bound) {
        return Optional.of(known.map(bound::max).orElse(bound));
    }

    private static Optional<BigDecimal> less(Optional<BigDecimal> known, BigDecimal bound) {
        return Optional.of(known.map(bound::min).orElse(bound));
    }

    private boolean asLength(String column, Comparator how, SourceExpression.Numeral number) {
        Optional<FieldDraft> field = field(column);
        int length = ValueText.number(number.digits())
                .filter(value -> value.scale() <= 0 && value.precision() < 7)
                .map(BigDecimal::intValue)
                .orElse(-1);
        if (field.isEmpty() || length < 0 || !(field.get().type instanceof FieldType.Text text)) {
            return false;
        }
        OptionalInt min = switch (how) {
            case AT_LEAST -> OptionalInt.of(length);
            case GREATER -> OptionalInt.of(length + 1);
            default -> text.minLength();
        };
        OptionalInt max = switch (how) {
            case AT_MOST -> OptionalInt.of(length);
            case LESS -> OptionalInt.of(length - 1);
            default -> text.maxLength();
        };
        boolean said = how != Comparator.EQUAL && how != Comparator.NOT_EQUAL && max.orElse(1) > 0;
        if (said) {
            field.get().type = new FieldType.Text(min, max, text.pattern());
        }
        return said;
    }

    /** Makes a formula of a field that the database computes; false where our language cannot say it. */
    boolean compute(FieldDraft field, SourceExpression computed) {
        Optional<FormulaResult> result = result(field.type);
        Optional<String> expression = new CelText(table, entity, mapper).value(computed);
        if (result.isPresent() && expression.isPresent()) {
            field.type = new FieldType.Formula(expression.get(), result.get());
            field.required = false;
            field.defaultValue = Optional.empty();
            return true;
        }
        notes.add(Note.warning(
                field.line,
                "computed-column",
                entity.name + "." + field.name + " is left out: how it is computed cannot be said here."));
        return false;
    }

    private static Optional<FormulaResult> result(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> Optional.of(FormulaResult.TEXT);
            case FieldType.LongText text -> Optional.of(FormulaResult.TEXT);
            case FieldType.IntegerNumber number -> Optional.of(FormulaResult.LONG);
            case FieldType.LongNumber number -> Optional.of(FormulaResult.LONG);
            case FieldType.DecimalNumber number -> Optional.of(FormulaResult.DECIMAL);
            case FieldType.Plain plain when plain == FieldType.Plain.BOOLEAN -> Optional.of(FormulaResult.BOOLEAN);
            case FieldType.Plain plain when plain == FieldType.Plain.DATE -> Optional.of(FormulaResult.DATE);
            default -> Optional.empty();
        };
    }
}
