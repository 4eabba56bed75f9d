package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/**
 * The name of a container, a network or a volume. Only what every engine takes and no shell or YAML reads otherwise: small letters,
 * digits and single hyphens, at most 63, so that it is a host name too.
 */
public record DockerName(String value) implements Comparable<DockerName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MAX = 63;

    public DockerName {
        if (value.length() > MAX || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a container, a network or a volume");
        }
    }

    @Override
    public int compareTo(DockerName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
