package io.modelwright.redis.limits;

import io.modelwright.core.limits.TokenBucket;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.redis.Redis;
import io.modelwright.redis.RedisKeys;
import io.modelwright.redis.RedisScript;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Buckets that all nodes share, changed by one script under the clock of Redis. A node that is asked often takes some
 * tokens of a large bucket together, and remembers until when an empty one stays empty, so that neither the usual request
 * nor a flood costs a round trip. While Redis is away this node counts for itself; once a second a single request tries
 * Redis again, so that an outage slows down nobody else.
 */
public final class RedisRateLimiter implements RateLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRateLimiter.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final long AVAILABLE = Long.MIN_VALUE;

    /**
     * KEYS: the bucket. ARGV: capacity and refill in tokens, the period in milliseconds, how many tokens are wanted; as
     * many as there are of these are taken. Credits as in {@link TokenBucket};
     * Lua's numbers hold them exactly up to 2^53.
     */
    private static final RedisScript SCRIPT = new RedisScript("""
            local capacity, refill, period = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local full = capacity * period
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local state = redis.call('HMGET', KEYS[1], 'credits', 'at')
            local credits = tonumber(state[1]) or full
            local elapsed = math.max(0, now - (tonumber(state[2]) or now))
            credits = math.min(full, credits + elapsed * refill)
            local granted = math.min(tonumber(ARGV[4]), math.floor(credits / period))
            credits = credits - granted * period
            redis.call('HSET', KEYS[1], 'credits', string.format('%.0f', credits), 'at', string.format('%.0f', now))
            redis.call('PEXPIRE', KEYS[1], math.ceil((full - credits) / refill) + 1000)
            return {granted, string.format('%.0f', credits)}
            """);

    private final RedisClient client;
    private final InstantSource clock;
    private final LocalRateLimiter local;
    private final Allowances allowances = new Allowances();

    /** When Redis may be tried again, in milliseconds since the epoch; {@link #AVAILABLE} while it is not known to be away. */
    private final AtomicLong retryAt = new AtomicLong(AVAILABLE);

    /**
     * @param clock for the buckets of this node and for the pause between tries
     */
    public RedisRateLimiter(Redis redis, InstantSource clock) {
        this.client = redis.client();
        this.clock = clock;
        this.local = new LocalRateLimiter(clock);
    }

    @Override
    public Decision acquire(Policy policy, String subject) {
        Allowance allowance = allowances.of(policy, subject, clock.millis());
        ReentrantLock lock = allowance.lock();
        if (!lock.tryLock()) {
            if (retryAt.get() != AVAILABLE) {
                // Whoever holds it may be waiting for a Redis that does not answer.
                return local.acquire(policy, subject);
            }
            lock.lock();
        }
        try {
            long now = clock.millis();
            Decision known = allowance.spend(now);
            return known == null ? renew(allowance, policy, subject, now) : known;
        } finally {
            lock.unlock();
        }
    }

    private Decision renew(Allowance allowance, Policy policy, String subject, long now) {
        if (!mayTryRedis()) {
            return local.acquire(policy, subject);
        }
        try {
            List<?> reply = askRedis(policy, subject, allowance.wanted(policy, now));
            if (retryAt.getAndSet(AVAILABLE) != AVAILABLE) {
                LOG.info("Redis is back: rate limits are shared again");
            }
            return allowance.receive(policy, (Long) reply.get(0), Long.parseLong((String) reply.get(1)), now);
        } catch (JedisException e) {
            if (retryAt.getAndSet(clock.millis() + RETRY.toMillis()) == AVAILABLE) {
                LOG.warn("Redis is away: each node limits rates by itself ({})", e.toString());
            }
            return local.acquire(policy, subject);
        }
    }

    /** True for everybody while Redis is there, and for one caller in each {@link #RETRY} while it is away. */
    private boolean mayTryRedis() {
        long since = retryAt.get();
        if (since == AVAILABLE) {
            return true;
        }
        long now = clock.millis();
        return now >= since && retryAt.compareAndSet(since, now + RETRY.toMillis());
    }

    /** How many tokens were granted, and the credits that are left. */
    private List<?> askRedis(Policy policy, String subject, long wanted) {
        TokenBucket.Shape shape = policy.shape();
        List<String> keys = List.of(RedisKeys.limit(policy.name(), subject));
        List<String> arguments = List.of(
                Long.toString(shape.capacity()),
                Long.toString(shape.refill()),
                Long.toString(shape.period()),
                Long.toString(wanted));
        return (List<?>) SCRIPT.run(client, keys, arguments);
    }
}
