package io.modelwright.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.rest.edge.TrustedProxies.Header;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedProxiesTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", "127.0.0.1", "fd00::/8");

    /** A request of that peer whose header has those lines, parted by {@code &}. */
    private static HttpServletRequest request(String peer, String header, String lines) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TrustedProxiesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getHeaders" ->
                        arguments[0].equals(header)
                                ? Collections.enumeration(Arrays.asList(lines.split("&")))
                                : Collections.enumeration(List.of("66.66.66.66"));
                    default -> throw new AssertionError(method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // peer | X-Forwarded-For | client
                "203.0.113.9|198.51.100.1|203.0.113.9",
                "10.1.1.1|198.51.100.1|198.51.100.1",
                "10.1.1.1|6.6.6.6, 198.51.100.1|198.51.100.1",
                "10.1.1.1|6.6.6.6&198.51.100.1, 10.2.2.2|198.51.100.1",
                "10.1.1.1|198.51.100.1:4711|198.51.100.1",
                "10.1.1.1|6.6.6.6, evil'; DROP|10.1.1.1",
                "10.1.1.1|6.6.6.6, localhost|10.1.1.1",
                "10.1.1.1|unknown|10.1.1.1",
                "10.1.1.1|6.6.6.6,|10.1.1.1",
                "10.1.1.1|10.3.3.3, 10.2.2.2|10.3.3.3",
                "11.1.1.1|198.51.100.1|11.1.1.1",
                "[fd00::1]|2001:db8::7|2001:db8:0:0:0:0:0:7",
                "fd00::1|[2001:db8::7]:99|2001:db8:0:0:0:0:0:7",
                "10.1.1.1|999.1.1.1|10.1.1.1"
            })
    void theClientShouldBeTheRightmostThatIsNoProxy(String peer, String header, String client) {
        assertThat(TrustedProxies.parse(PROXIES, Header.X_FORWARDED_FOR)
                        .client(request(peer, "X-Forwarded-For", header)))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=198.51.100.1|198.51.100.1",
                "for=6.6.6.6, for=198.51.100.1;proto=https;by=10.1.1.1|198.51.100.1",
                "proto=https; For=\"[2001:db8::7]:4711\"|2001:db8:0:0:0:0:0:7",
                "for=6.6.6.6, for=_hidden|10.1.1.1",
                "for=6.6.6.6, for=unknown|10.1.1.1",
                "for=6.6.6.6, proto=https|10.1.1.1",
                "for=6.6.6.6, host=\"a;for=7.7.7.7\"|10.1.1.1",
                "for=198.51.100.1;host=\"a\\\",for=7.7.7.7\"|198.51.100.1"
            })
    void forwardedShouldBeReadAsItsStandardSays(String header, String client) {
        assertThat(TrustedProxies.parse(PROXIES, Header.FORWARDED).client(request("10.1.1.1", "Forwarded", header)))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "proxy.example.org", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/-1", "a::b::c"})
    void onlyAddressesAndNetworksShouldBeTaken(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse(List.of(text), Header.X_FORWARDED_FOR))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
