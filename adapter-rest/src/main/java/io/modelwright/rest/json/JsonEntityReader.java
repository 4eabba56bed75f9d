package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Gives Jersey resources their bodies: JSON trees, or wire records made of them. It names its media types, so that Jersey
 * asks it before Dropwizard's Jackson provider, which takes any type.
 */
@Consumes({"application/json", "application/json-patch+json", "application/merge-patch+json", "application/yaml"})
public final class JsonEntityReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Json.class || type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        byte[] body = stream.readAllBytes();
        Json value = parse(body, mediaType);
        Class<?> wanted = type;
        return wanted == Json.class ? value : WireRecords.bind(value, wanted.asSubclass(Record.class));
    }

    private static Json parse(byte[] body, MediaType mediaType) {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new ProblemException(Problem.of(415, "unsupported-charset", "Bodies are in UTF-8."));
        }
        return mediaType.getSubtype().equals("yaml") ? YamlBodies.parse(body) : JsonBodies.parse(body);
    }
}
