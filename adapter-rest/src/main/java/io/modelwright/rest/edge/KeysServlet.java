package io.modelwright.rest.edge;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.function.Supplier;

/** The public keys that access tokens are signed with, at {@code /.well-known/jwks.json}. */
public final class KeysServlet extends HttpServlet {

    public static final String PATH = "/.well-known/jwks.json";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Json> keySet;

    /** @param keySet the keys as they are now */
    public KeysServlet(Supplier<Json> keySet) {
        this.keySet = keySet;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = JsonBodies.bytes(keySet.get());
        response.setContentType("application/jwk-set+json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
