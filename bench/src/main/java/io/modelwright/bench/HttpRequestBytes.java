package io.modelwright.bench;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One HTTP/1.1 request as the bytes that go over the wire, made before the clock runs. */
final class HttpRequestBytes {

    private final byte[] bytes;

    private HttpRequestBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes themselves: nobody changes them. */
    byte[] bytes() {
        return bytes;
    }

    static HttpRequestBytes get(String path, Optional<String> bearer) {
        return of("GET", path, bearer, "");
    }

    static HttpRequestBytes post(String path, Optional<String> bearer, String json) {
        return of("POST", path, bearer, json);
    }

    private static HttpRequestBytes of(String method, String path, Optional<String> bearer, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n");
        bearer.ifPresent(
                token -> head.append("Authorization: Bearer ").append(token).append("\r\n"));
        if (content.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return new HttpRequestBytes(all);
    }
}
