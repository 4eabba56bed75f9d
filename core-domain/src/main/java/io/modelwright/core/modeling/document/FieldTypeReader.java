package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.FormattedText;
import io.modelwright.core.modeling.FieldType.FormulaResult;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads the type of a field with its options. Not for use by several threads. */
final class FieldTypeReader {

    static final int DEFAULT_PRECISION = 18;
    static final int DEFAULT_SCALE = 2;

    /** What stands in for a type that cannot be read. */
    private static final FieldType UNREADABLE =
            new FieldType.Text(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private static final List<String> OPTIONS = List.of(
            "minLength",
            "maxLength",
            "pattern",
            "min",
            "max",
            "precision",
            "scale",
            "currency",
            "choices",
            "expression",
            "result");

    private static final Map<String, FormattedText> FORMATTED =
            Arrays.stream(FormattedText.values()).collect(Collectors.toUnmodifiableMap(FormattedText::keyword, t -> t));

    private static final Map<String, Plain> PLAIN =
            Arrays.stream(Plain.values()).collect(Collectors.toUnmodifiableMap(Plain::keyword, t -> t));

    private static final Map<String, FormulaResult> RESULTS =
            Arrays.stream(FormulaResult.values()).collect(Collectors.toUnmodifiableMap(FormulaResult::keyword, t -> t));

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;

    FieldTypeReader(ElementIdentities identities, Complaints complaints, ElementPointers.Builder places) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
    }

    /**
     * @param before the type of the same field in the current design
     * @param entity the place of the entity that the field belongs to
     * @param path the names down to the field
     */
    FieldType read(ObjectNode field, Optional<FieldType> before, JsonPointer entity, String path) {
        Optional<String> keyword = field.findText("type");
        if (keyword.isEmpty()) {
            if (!field.has("type")) {
                complaints.error("missing", field.place("type"), "\"type\" is missing.");
            }
            return unreadable(field, entity);
        }
        FormattedText formatted = FORMATTED.get(keyword.get());
        if (formatted != null) {
            return formatted;
        }
        Plain plain = PLAIN.get(keyword.get());
        if (plain != null) {
            return plain;
        }
        return switch (keyword.get()) {
            case "text" ->
                new FieldType.Text(field.findInt("minLength"), field.findInt("maxLength"), field.findText("pattern"));
            case "longText" -> new FieldType.LongText(field.findInt("maxLength"));
            case "integer" -> new FieldType.IntegerNumber(field.findNumber("min"), field.findNumber("max"));
            case "long" -> new FieldType.LongNumber(field.findNumber("min"), field.findNumber("max"));
            case "float" -> new FieldType.FloatNumber(field.findNumber("min"), field.findNumber("max"));
            case "decimal" ->
                new FieldType.DecimalNumber(
                        field.findInt("precision").orElse(DEFAULT_PRECISION),
                        field.findInt("scale").orElse(DEFAULT_SCALE),
                        field.findNumber("min"),
                        field.findNumber("max"));
            case "money" -> new FieldType.Money(field.findText("currency"));
            case "choice" -> new FieldType.SingleChoice(readChoices(field, before, path));
            case "multiChoice" -> new FieldType.MultiChoice(readChoices(field, before, path));
            case "formula" -> readFormula(field, entity);
            default -> {
                complaints.error(
                        "unknown-type",
                        field.place("type"),
                        "There is no field type of this name, but text, longText, email, url, phone, slug, integer, long,"
                                + " decimal, float, money, boolean, date, time, dateTime, duration, uuid, choice,"
                                + " multiChoice, json, file, image, color, geoPoint, autoNumber, secret and formula.");
                yield unreadable(field, entity);
            }
        };
    }

    private FieldType unreadable(ObjectNode field, JsonPointer entity) {
        OPTIONS.forEach(field::ignore);
        complaints.damage(field, OPTIONS);
        complaints.damage(field, List.of("default"));
        complaints.damageMembersOf(entity);
        return UNREADABLE;
    }

    private FieldType readFormula(ObjectNode field, JsonPointer entity) {
        String expression = field.requireText("expression");
        String result = field.requireText("result");
        FormulaResult known = RESULTS.get(result);
        if (known == null) {
            if (!result.isEmpty()) {
                complaints.error(
                        "unknown-type",
                        field.place("result"),
                        "A formula gives text, integer, long, decimal, float, boolean, date, time, dateTime or duration.");
            }
            complaints.damage(field, List.of("expression"));
            complaints.damageMembersOf(entity);
            return new FieldType.Formula(expression, FormulaResult.TEXT);
        }
        return new FieldType.Formula(expression, known);
    }

    /** A choice as it was sent. */
    private record SentChoice(
            ElementIdentities.Sent sent, Optional<String> label, Optional<String> color, boolean bare) {}

    private List<Choice> readChoices(ObjectNode field, Optional<FieldType> before, String path) {
        List<SentChoice> sent = new ArrayList<>();
        for (ObjectNode.Item item : field.items("choices")) {
            if (item.json() instanceof JsonString(String name)) {
                sent.add(new SentChoice(
                        new ElementIdentities.Sent(Optional.empty(), name, item.place()),
                        Optional.empty(),
                        Optional.empty(),
                        true));
            } else {
                field.object(item, "a name, or an object with a name").ifPresent(node -> sent.add(readChoice(node)));
            }
        }
        List<ElementId> ids = identities.assign(
                sent.stream().map(SentChoice::sent).toList(),
                ElementIdentities.names(before.map(FieldType::choices).orElse(List.of()), Choice::id, Choice::name),
                path + "/choices",
                complaints);
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            SentChoice choice = sent.get(i);
            if (choice.bare()) {
                places.putBare(ids.get(i), choice.sent().place());
            } else {
                places.put(ids.get(i), choice.sent().place());
            }
            choices.add(new Choice(ids.get(i), choice.sent().name(), choice.label(), choice.color()));
        }
        return choices;
    }

    private static SentChoice readChoice(ObjectNode node) {
        String name = node.requireText("name");
        ElementIdentities.Sent sent = new ElementIdentities.Sent(node.find("id"), name, node.place());
        SentChoice choice = new SentChoice(sent, node.findLabel("label"), node.findLabel("color"), false);
        node.refuseOtherKeys("A choice");
        return choice;
    }
}
