package io.modelwright.rest.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies before the server, whose word on who connected to them is believed. The client is the rightmost address of the
 * header that is none of theirs: what stands left of it was sent by the client and can be anything.
 *
 * @param header where the proxies write it; no other is looked at
 */
public record TrustedProxies(List<Network> networks, Header header) {

    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Header.X_FORWARDED_FOR);

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern FOR =
            Pattern.compile("\\s*for\\s*=\\s*(\"[^\"]*\"|[^\"\\s]*)\\s*", Pattern.CASE_INSENSITIVE);

    /** Which header the proxies write. */
    public enum Header {
        X_FORWARDED_FOR,
        FORWARDED
    }

    /** The addresses whose first bits are these. */
    public record Network(InetAddress address, int bits) {

        boolean contains(InetAddress other) {
            byte[] bytes = other.getAddress();
            byte[] own = address.getAddress();
            if (bytes.length != own.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((bytes[bit >> 3] & mask) != (own[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * Of addresses such as {@code 10.1.2.3} and networks such as {@code 10.0.0.0/8} or {@code fd00::/8}.
     *
     * @throws IllegalArgumentException with what must be there
     */
    public static TrustedProxies parse(List<String> texts, Header header) {
        List<Network> networks = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split("/", -1);
            Optional<InetAddress> address = address(parts[0]);
            int most = address.map(found -> found.getAddress().length * 8).orElse(0);
            boolean ranged = parts.length == 2 && parts[1].matches("\\d{1,3}");
            if (address.isEmpty() || parts.length > 2 || (parts.length == 2 && !ranged)) {
                throw new IllegalArgumentException("must hold addresses or networks such as 10.0.0.0/8, not " + text);
            }
            int bits = ranged ? Integer.parseInt(parts[1]) : most;
            if (bits > most) {
                throw new IllegalArgumentException("has more bits than an address: " + text);
            }
            networks.add(new Network(address.get(), bits));
        }
        return new TrustedProxies(networks, header);
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Where the request comes from, as far as that can be known. */
    String client(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        Optional<InetAddress> connected = address(peer);
        if (connected.isEmpty() || !isTrusted(connected.get())) {
            return peer;
        }
        InetAddress nearest = connected.get();
        List<String> hops = hops(request);
        for (int index = hops.size() - 1; index >= 0; index--) {
            Optional<InetAddress> hop = address(withoutPort(hops.get(index)));
            if (hop.isEmpty()) {
                // The proxy does not say: nothing left of it can be believed.
                return text(nearest);
            }
            nearest = hop.get();
            if (!isTrusted(nearest)) {
                return text(nearest);
            }
        }
        return text(nearest);
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private List<String> hops(HttpServletRequest request) {
        String name = header == Header.FORWARDED ? "Forwarded" : "X-Forwarded-For";
        return Collections.list(request.getHeaders(name)).stream()
                .flatMap(value -> split(value, ',').stream())
                .map(String::strip)
                .map(element -> header == Header.FORWARDED ? forOf(element) : element)
                .toList();
    }

    /** The node that an element of {@code Forwarded} (RFC 7239) names; empty where it names none. */
    private static String forOf(String element) {
        return split(element, ';').stream()
                .map(FOR::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(matcher -> matcher.group(1).replace("\"", ""))
                .orElse("");
    }

    /** At each separator that is in no quoted string. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                index++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, index));
                start = index + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String withoutPort(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? "" : node.substring(1, end);
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }

    /** Only what is written as an address: a name would be looked up. */
    private static Optional<InetAddress> address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!LITERAL.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static String text(InetAddress address) {
        return address.getHostAddress().toLowerCase(Locale.ROOT);
    }
}
