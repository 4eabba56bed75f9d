package io.modelwright.rest.http;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A document as bytes, under a tag that follows from them. */
public final class EncodedDocument {

    private static final int TAG_BYTES = 16;

    private final byte[] bytes;
    private final String digest;

    /** @param bytes which nobody changes any more */
    public EncodedDocument(byte[] bytes) {
        this.bytes = bytes;
        this.digest = digest(bytes);
    }

    public static EncodedDocument of(Json document) {
        return new EncodedDocument(JsonBodies.bytes(document));
    }

    public String digest() {
        return digest;
    }

    public String tag() {
        return "\"" + digest + "\"";
    }

    public int length() {
        return bytes.length;
    }

    public void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** To be kept and asked for again each time: it changes when a version is published. */
    public Response answer(@Nullable String ifNoneMatch, String visibility) {
        Response.ResponseBuilder response = Revisions.isKnown(ifNoneMatch, tag())
                ? Response.notModified()
                : Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE);
        return response.header(HttpHeaders.ETAG, tag())
                .header(HttpHeaders.CACHE_CONTROL, visibility + ", no-cache")
                .build();
    }
}
