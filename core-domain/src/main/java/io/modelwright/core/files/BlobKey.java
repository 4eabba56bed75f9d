package io.modelwright.core.files;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name under which content is stored: random hexadecimal digits, and behind a hyphen what was made of it. Nothing of what
 * users say is in it, and every store can take it as a part of a name.
 */
public record BlobKey(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}(?:-[a-z0-9]{1,16})?");

    public BlobKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no key of a blob: " + value);
        }
    }

    /** @param random of version 4, so that keys spread over folders and tell nothing */
    public static BlobKey of(UUID random) {
        return new BlobKey(random.toString().replace("-", ""));
    }

    /** Whether that is the text of a key. */
    public static boolean isKey(String text) {
        return FORM.matcher(text).matches();
    }

    /** Something made of this content, which lives no longer than it. */
    public BlobKey derived(String what) {
        return new BlobKey(origin().value() + "-" + what);
    }

    /** The content that this was made of, or this. */
    public BlobKey origin() {
        int hyphen = value.indexOf('-');
        return hyphen < 0 ? this : new BlobKey(value.substring(0, hyphen));
    }

    @Override
    public String toString() {
        return value;
    }
}
