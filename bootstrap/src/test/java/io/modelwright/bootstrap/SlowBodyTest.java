package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that come drop by drop, on the wire. */
final class SlowBodyTest {

    private static OwnPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = OwnPlatform.start(usual -> usual);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/files?app=none, 401",
        "/api/v1/apps/none/records/task, 401",
        "/api/v1/workspaces, 401",
        "/nothing, 404"
    })
    void refusalShouldBeToldWhenTheBodyComesTooSlowly(String path, int status) throws IOException {
        String answer = drip(path, 1_000_000, 50);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("urn:modelwright:problem:");
    }

    @Test
    void bodyShouldBeRefusedWhenItComesTooSlowly() throws IOException {
        String answer = drip("/api/v1/auth/login", 1_000, 50);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:modelwright:problem:malformed-request");
    }

    /** Fast enough for the least rate of bytes, and without an end in sight. */
    @Test
    void refusalShouldBeToldWhenTheBodyNeverEnds() throws IOException {
        String answer = drip("/api/v1/workspaces", 1_000_000, 5);

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("urn:modelwright:problem:");
    }

    /** Sends byte by byte until there is an answer, waiting that many milliseconds for one after each byte. */
    private static String drip(String path, int announced, int patience) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + announced + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), platform.port())) {
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[16_384];
            for (int sent = 0; sent < announced; sent++) {
                socket.getOutputStream().write(' ');
                try {
                    int read = in.read(answer);
                    return new String(answer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
                } catch (SocketTimeoutException notYet) {
                    // Nothing yet: the next byte.
                }
            }
            throw new AssertionError("no answer to the whole body");
        }
    }
}
