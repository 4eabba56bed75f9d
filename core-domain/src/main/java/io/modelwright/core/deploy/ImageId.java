package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/** What an image is, by its content: {@code sha256:} and 64 digits. Two images of one id are the same bytes. */
public record ImageId(String value) {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    public ImageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of an image");
        }
    }

    /** Enough of it to tell images apart at a glance. */
    public String shortened() {
        return value.substring("sha256:".length(), "sha256:".length() + 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
