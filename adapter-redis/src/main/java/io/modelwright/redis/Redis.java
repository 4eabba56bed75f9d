package io.modelwright.redis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The connection to Redis: a small pool with short waits, since everything that uses it goes on without it. Nothing is
 * connected when this is built. For many threads.
 */
public final class Redis implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(250);
    private static final Duration REPLY_TIMEOUT = Duration.ofMillis(500);
    /** Of commands that wait, a second at most, for something to happen. */
    private static final Duration BLOCKING_TIMEOUT = Duration.ofMillis(2_500);

    private static final Duration POOL_WAIT = Duration.ofMillis(250);
    private static final int MAX_CONNECTIONS = 16;

    /**
     * Where Redis is.
     *
     * @param url {@code redis://host:port/database}, or {@code rediss://…} for TLS; may hold user and password
     * @param password instead of one in the URL
     */
    public record Address(URI url, Optional<String> password) {

        public Address {
            if (!JedisURIHelper.isValid(url)) {
                throw new IllegalArgumentException("not the address of a Redis, such as redis://host:6379: " + url);
            }
        }

        /** Shows no password. */
        @Override
        public String toString() {
            return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
        }
    }

    private final RedisClient client;

    public Redis(Address address) {
        URI url = address.url();
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
                .socketTimeoutMillis(Math.toIntExact(REPLY_TIMEOUT.toMillis()))
                .blockingSocketTimeoutMillis(Math.toIntExact(BLOCKING_TIMEOUT.toMillis()))
                .database(JedisURIHelper.getDBIndex(url))
                .clientName("modelwright")
                // Saves two round trips for each new connection.
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (JedisURIHelper.isRedisSSLScheme(url)) {
            config.sslOptions(SslOptions.defaults());
        }
        Optional.ofNullable(JedisURIHelper.getUser(url)).ifPresent(config::user);
        address.password()
                .or(() -> Optional.ofNullable(JedisURIHelper.getPassword(url)))
                .ifPresent(config::password);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MAX_CONNECTIONS);
        pool.setMaxIdle(MAX_CONNECTIONS);
        pool.setMinIdle(0);
        pool.setMaxWait(POOL_WAIT);
        pool.setJmxEnabled(false);
        this.client = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(url))
                .clientConfig(config.build())
                .poolConfig(pool)
                .build();
    }

    /** For the packages of this module alone. */
    public RedisClient client() {
        return client;
    }

    /** Whether it answers; takes a second at most. */
    public boolean isAvailable() {
        try {
            return client.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
