package app.support.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables in the configuration file, such that any text can stand between its double quotes. Where there is no
 * {@code NAME} but a {@code NAME_FILE}, the value is what that file holds: so containers are given secrets.
 */
final class YamlVariables extends StringSubstitutor {

    /** @param environment gives null for what is not there */
    YamlVariables(UnaryOperator<@Nullable String> environment) {
        super(name -> {
            String value = value(name, environment);
            return value == null ? null : escaped(value);
        });
    }

    private static @Nullable String value(String name, UnaryOperator<@Nullable String> environment) {
        String value = environment.apply(name);
        String file = environment.apply(name + "_FILE");
        if (value != null || file == null || file.isEmpty()) {
            return value;
        }
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(name + "_FILE cannot be read: " + file, e);
        }
    }

    /** As it stands between double quotes. A dollar would begin another variable. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character < ' ' || character >= 0x7f || "\"\\$".indexOf(character) >= 0) {
                text.append(String.format("\\u%04x", (int) character));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
