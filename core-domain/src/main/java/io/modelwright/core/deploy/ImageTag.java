package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/** A name under which an image is kept, {@code repository:tag}, without a registry's host. */
public record ImageTag(String repository, String tag) {

    private static final int REPOSITORY_MAX = 200;
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9]+([._/-][a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    public ImageTag {
        if (repository.length() > REPOSITORY_MAX
                || !REPOSITORY.matcher(repository).matches()
                || !TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("not the name of an image");
        }
    }

    @Override
    public String toString() {
        return repository + ":" + tag;
    }
}
