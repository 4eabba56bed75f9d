package app.support.json;

/** A place inside a JSON document (RFC 6901), built step by step from the root. */
public record JsonPointer(String value) {

    public static final JsonPointer ROOT = new JsonPointer("");

    /** The member {@code name} of the object at this place. */
    public JsonPointer member(String name) {
        return new JsonPointer(value + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The item {@code index} (from 0) of the array at this place. */
    public JsonPointer item(int index) {
        return new JsonPointer(value + "/" + index);
    }

    @Override
    public String toString() {
        return value;
    }
}
