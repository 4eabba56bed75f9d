package io.modelwright.embedded;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection to a Redis server, just able to ask whether it is there and to clear it, so that this module needs no
 * client library. Not for use by several threads.
 */
public final class RespConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;

    private RespConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream());
        this.output = socket.getOutputStream();
    }

    /** Connects to a port of the loopback address; {@code timeout} also bounds the wait for each reply. */
    public static RespConnection open(int port, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            return new RespConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends a command whose reply is one line (a status, an error or a number) and returns that line without its mark.
     *
     * @throws IOException where the connection breaks or the reply is an error
     */
    public String call(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        output.write(request.toString().getBytes(StandardCharsets.UTF_8));
        output.flush();
        String line = readLine();
        if (line.isEmpty() || line.charAt(0) == '-') {
            throw new IOException("Redis answered " + words[0] + " with " + line);
        }
        return line.substring(1);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = input.read()) != '\n') {
            if (next < 0) {
                throw new IOException("Redis closed the connection");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
