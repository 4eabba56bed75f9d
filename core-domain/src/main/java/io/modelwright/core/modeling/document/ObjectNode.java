package io.modelwright.core.modeling.document;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonBoolean;
import io.modelwright.core.shared.Json.JsonNull;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An object of the document that is being read key by key. A key that is {@code null} counts as absent; a value of the wrong
 * type is found and counts as absent; keys that nobody asked for are found in the end. Not for use by several threads.
 */
final class ObjectNode {

    /** Digits, before or after the point, over which no number of a design goes. */
    private static final int NUMBER_DIGITS_MAX = 2_000;

    /** A value and where it stands. */
    record Item(Json json, JsonPointer place) {}

    private final JsonObject object;
    private final JsonPointer place;
    private final Complaints complaints;
    private final Set<String> asked = new HashSet<>();

    ObjectNode(JsonObject object, JsonPointer place, Complaints complaints) {
        this.object = object;
        this.place = place;
        this.complaints = complaints;
    }

    JsonPointer place() {
        return place;
    }

    JsonPointer place(String key) {
        return place.member(key);
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    /** Whatever stands at that key. */
    Optional<Json> find(String key) {
        asked.add(key);
        return object.find(key).filter(value -> value != JsonNull.NULL);
    }

    /** Text that has to be there. */
    String requireText(String key) {
        Optional<Json> value = find(key);
        if (value.isEmpty()) {
            complaints.damaging("missing", place(key), "\"" + key + "\" is missing.");
            return "";
        }
        return text(value.get(), place(key)).orElse("");
    }

    Optional<String> findText(String key) {
        return find(key).flatMap(value -> text(value, place(key)));
    }

    /** Text for people: empty text counts as absent, as a cleared form field sends it. */
    Optional<String> findLabel(String key) {
        return findText(key).filter(text -> !text.isEmpty());
    }

    boolean flag(String key) {
        Optional<Json> value = find(key);
        if (value.isEmpty()) {
            return false;
        }
        if (value.get() instanceof JsonBoolean(boolean flag)) {
            return flag;
        }
        wrongType(place(key), "true or false");
        return false;
    }

    /** A whole number that an int holds. */
    OptionalInt findInt(String key) {
        Optional<BigDecimal> number = findNumber(key);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(number.get().intValueExact());
        } catch (ArithmeticException e) {
            complaints.damaging(
                    "wrong-type", place(key), "A whole number from -2147483648 to 2147483647 is expected here.");
            return OptionalInt.empty();
        }
    }

    /** A number, without trailing zeros. */
    Optional<BigDecimal> findNumber(String key) {
        Optional<Json> value = find(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonNumber(BigDecimal number))) {
            wrongType(place(key), "a number");
            return Optional.empty();
        }
        if (Math.abs((long) number.scale()) > NUMBER_DIGITS_MAX || number.precision() > NUMBER_DIGITS_MAX) {
            complaints.damaging("number-out-of-range", place(key), "This number is beyond every range.");
            return Optional.empty();
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return Optional.of(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    /** The items of the list at that key; none where it is absent. */
    List<Item> items(String key) {
        Optional<Json> value = find(key);
        return value.isEmpty() ? List.of() : items(value.get(), place(key));
    }

    /** The items of a list. */
    List<Item> items(Json value, JsonPointer list) {
        if (!(value instanceof JsonArray(List<Json> items))) {
            wrongType(list, "a list");
            return List.of();
        }
        List<Item> result = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            result.add(new Item(items.get(i), list.item(i)));
        }
        return result;
    }

    /** A list of texts. */
    List<String> texts(String key) {
        return texts(items(key));
    }

    /** The texts that these items are, each one of them: what is no text is found and counts as empty. */
    List<String> texts(List<Item> items) {
        List<String> result = new ArrayList<>(items.size());
        for (Item item : items) {
            result.add(text(item.json(), item.place()).orElse(""));
        }
        return result;
    }

    /** The object that this item is. */
    Optional<ObjectNode> object(Item item) {
        return object(item, "an object");
    }

    /** The object that this item is; {@code expected} names everything that it may be. */
    Optional<ObjectNode> object(Item item, String expected) {
        if (item.json() instanceof JsonObject itemObject) {
            return Optional.of(new ObjectNode(itemObject, item.place(), complaints));
        }
        wrongType(item.place(), expected);
        return Optional.empty();
    }

    /** Finds every key that nobody asked for; {@code what} names what this object is. */
    void refuseOtherKeys(String what) {
        for (String key : object.members().keySet()) {
            if (!asked.contains(key)) {
                complaints.error("unknown-key", place(key), what + " has no key of this name.");
            }
        }
    }

    /** Counts a key as asked for without reading it. */
    void ignore(String key) {
        asked.add(key);
    }

    private Optional<String> text(Json value, JsonPointer where) {
        if (value instanceof JsonString(String text)) {
            return Optional.of(text);
        }
        wrongType(where, "text");
        return Optional.empty();
    }

    private void wrongType(JsonPointer where, String expected) {
        complaints.damaging("wrong-type", where, "Expected " + expected + " here.");
    }
}
