package io.modelwright.core.deploy;

import java.util.regex.Pattern;

/**
 * Where one process of an application answers.
 *
 * @param host an address or a name of a machine
 */
public record Endpoint(String host, int port) {

    public static final String LOOPBACK = "127.0.0.1";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\]");
    private static final int PORT_MAX = 65_535;

    public Endpoint {
        if (!HOST.matcher(host).matches() || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("not where something answers");
        }
    }

    /** On this machine. */
    public static Endpoint local(int port) {
        return new Endpoint(LOOPBACK, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
