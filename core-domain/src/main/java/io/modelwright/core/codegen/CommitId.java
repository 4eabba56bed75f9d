package io.modelwright.core.codegen;

import java.util.regex.Pattern;

/** Names one commit of a repository: 40 hexadecimal digits in small letters. */
public record CommitId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public CommitId {
        if (!isCommitId(value)) {
            throw new IllegalArgumentException("not the id of a commit: " + value);
        }
    }

    /** Whether a commit may be named so. */
    public static boolean isCommitId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
