package io.modelwright.core.modeling.document;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;
import java.util.Map;

/** Finds text that no store and no peer can carry: NUL characters and lone surrogates, in values and in keys. */
final class TextCheck {

    /** How deep a document may be nested; a design needs seven, the rest is for defaults of json fields. */
    static final int DEPTH_MAX = 64;

    private final Complaints complaints;

    TextCheck(Complaints complaints) {
        this.complaints = complaints;
    }

    /** False where the document is nested too deep to be read any further. */
    boolean check(Json document) {
        return check(document, JsonPointer.ROOT, 0);
    }

    private boolean check(Json value, JsonPointer place, int depth) {
        if (depth > DEPTH_MAX) {
            complaints.damaging(
                    "too-deep", JsonPointer.ROOT, "The document is nested deeper than " + DEPTH_MAX + " levels.");
            return false;
        }
        return switch (value) {
            case JsonString(String text) -> {
                checkText(text, place);
                yield true;
            }
            case JsonArray(List<Json> items) -> checkItems(items, place, depth);
            case JsonObject(Map<String, Json> members) -> checkMembers(members, place, depth);
            case Json.JsonNull unused -> true;
            case Json.JsonBoolean unused -> true;
            case Json.JsonNumber unused -> true;
        };
    }

    private boolean checkItems(List<Json> items, JsonPointer place, int depth) {
        for (int i = 0; i < items.size(); i++) {
            if (!check(items.get(i), place.item(i), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean checkMembers(Map<String, Json> members, JsonPointer place, int depth) {
        for (Map.Entry<String, Json> member : members.entrySet()) {
            if (!isCarriable(member.getKey())) {
                complaints.damaging(
                        "illegal-character", place, "A key of this object has a character that is not text.");
            } else if (!check(member.getValue(), place.member(member.getKey()), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private void checkText(String text, JsonPointer place) {
        if (!isCarriable(text)) {
            complaints.damaging(
                    "illegal-character", place, "This text has a NUL character or half of a surrogate pair.");
        }
    }

    private static boolean isCarriable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
