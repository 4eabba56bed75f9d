package io.modelwright.rest.json;

import io.modelwright.core.shared.Json;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes the JSON trees that Jersey resources answer with, as JSON or YAML. */
@Produces({"application/json", "application/yaml"})
public final class JsonEntityWriter implements MessageBodyWriter<Json> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Json.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Json value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        byte[] body = mediaType.getSubtype().equals("yaml")
                ? YamlBodies.text(value).getBytes(StandardCharsets.UTF_8)
                : JsonBodies.bytes(value);
        stream.write(body);
    }
}
