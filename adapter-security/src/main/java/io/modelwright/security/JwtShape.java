package io.modelwright.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a token must look like before anything in it is read: header and payload each one JSON object in which no name stands
 * twice (two readers would see two tokens), and no field in the header but those that are understood, whatever it would demand
 * or bring along.
 */
final class JwtShape {

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JwtShape() {}

    static boolean isOurs(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == 3
                && names(parts[0]).filter(HEADER::equals).isPresent()
                && names(parts[1]).isPresent();
    }

    /** The names in the object; empty where it is none, or not a strict one. */
    private static Optional<Set<String>> names(String part) {
        try (JsonParser parser = JSON.createParser(Base64.getUrlDecoder().decode(part))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Set<String> names = new HashSet<>();
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == JsonToken.FIELD_NAME && depth == 1) {
                    names.add(parser.currentName());
                }
                depth += token == null ? -depth : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return parser.nextToken() == null ? Optional.of(names) : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
