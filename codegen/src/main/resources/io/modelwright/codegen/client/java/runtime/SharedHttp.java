package client.runtime;

import java.net.http.HttpClient;
import java.time.Duration;

/** The one HTTP client of all connections that are given none: each has threads and a pool of its own. */
final class SharedHttp {

    // redirects would carry the token to wherever they lead: this client follows none
    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private SharedHttp() {}
}
