package io.modelwright.bootstrap.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Secrets that were given to the platform, or that it gave: each must be found nowhere, however it is written. */
final class Canaries {

    private static final int LENGTH_LEAST = 12;

    private final Map<String, String> byName = new LinkedHashMap<>();

    /** Takes note of a secret, and gives it back. */
    String add(String name, String secret) {
        if (secret.length() < LENGTH_LEAST) {
            throw new IllegalArgumentException(name + " is too short to be told from other text");
        }
        byName.put(name, secret);
        return secret;
    }

    /** The names of those that are found in the text, with how they are written there. */
    List<String> foundIn(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        byName.forEach((name, secret) -> {
            if (text.contains(secret)) {
                found.add(name + " as it is");
            }
            if (small.contains(HexFormat.of().formatHex(secret.getBytes(UTF_8)))) {
                found.add(name + " in hexadecimal digits");
            }
            if (base64(secret).stream().anyMatch(text::contains)) {
                found.add(name + " in base64");
            }
        });
        return found;
    }

    /** As it looks inside of a longer text, wherever that begins. */
    private static List<String> base64(String secret) {
        List<String> forms = new ArrayList<>();
        byte[] bytes = secret.getBytes(UTF_8);
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            // Only characters that the bytes of the secret alone decide.
            int first = (offset * 8 + 5) / 6;
            int last = shifted.length * 8 / 6;
            for (Base64.Encoder encoder : Arrays.asList(Base64.getEncoder(), Base64.getUrlEncoder())) {
                forms.add(encoder.encodeToString(shifted).substring(first, last));
            }
        }
        return forms;
    }
}
