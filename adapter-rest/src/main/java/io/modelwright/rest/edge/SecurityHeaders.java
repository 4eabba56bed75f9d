package io.modelwright.rest.edge;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * What browsers must know of every answer. Answers are data: for nobody's cache, and no page; who serves something else says so
 * in the place of these.
 */
public final class SecurityHeaders {

    private static final List<HttpField> ALWAYS = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));
    private static final List<HttpField> DATA = List.of(
            new PreEncodedHttpField("Cache-Control", "no-store"),
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    /** Users made the content: whatever it is, it does not run here. */
    private static final List<HttpField> FILES = List.of(
            new PreEncodedHttpField("Cache-Control", "private, no-cache"),
            new PreEncodedHttpField(
                    "Content-Security-Policy", "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"));

    private static final HttpField SECURE =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private SecurityHeaders() {}

    /** @param secure whether browsers reach the server by https */
    static List<HttpField> of(boolean secure) {
        return with(DATA, secure);
    }

    /** The same for the content of files. */
    static List<HttpField> ofFiles(boolean secure) {
        return with(FILES, secure);
    }

    private static List<HttpField> with(List<HttpField> own, boolean secure) {
        List<HttpField> fields = new ArrayList<>(ALWAYS);
        fields.addAll(own);
        if (secure) {
            fields.add(SECURE);
        }
        return List.copyOf(fields);
    }

    /** Adds to an answer of a server what it lacks of them. */
    public static void complete(HttpFields.Mutable headers, boolean secure) {
        for (HttpField field : of(secure)) {
            if (!headers.contains(field.getName())) {
                headers.add(field);
            }
        }
    }
}
