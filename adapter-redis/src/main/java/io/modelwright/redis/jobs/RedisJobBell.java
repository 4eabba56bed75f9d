package io.modelwright.redis.jobs;

import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.redis.Redis;
import io.modelwright.redis.RedisKeys;
import io.modelwright.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Wakes workers of all nodes through lists in Redis. A ring leaves one token in the list of its kind, unless there is one; whoever waits
 * takes it, so that one job wakes one worker, and a ring before the wait is not lost. Redis forgetting all of it costs a second.
 *
 * <p>Whoever rings never waits for Redis: a thread of its own does, for all rings that gathered meanwhile. While Redis is away, workers
 * look four times a second, and at once where the ring comes from their own process.
 */
public final class RedisJobBell implements JobBell, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisJobBell.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LOOK_WITHOUT = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final long AVAILABLE = Long.MIN_VALUE;

    /** KEYS: the lists of some kinds. ARGV: how long a token waits for somebody, in milliseconds. */
    private static final RedisScript RING = new RedisScript("""
            for i = 1, #KEYS do
                if redis.call('LLEN', KEYS[i]) == 0 then
                    redis.call('RPUSH', KEYS[i], '1')
                    redis.call('PEXPIRE', KEYS[i], ARGV[1])
                end
            end
            return #KEYS
            """);

    private static final List<String> TOKEN_LIFE =
            List.of(Long.toString(Duration.ofMinutes(1).toMillis()));

    private final RedisClient client;
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final Semaphore somePending = new Semaphore(0);
    private final Semaphore local = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong retryAt = new AtomicLong(AVAILABLE);
    private final Thread ringer;

    /** One that rings from now on until it is closed. */
    public RedisJobBell(Redis redis) {
        client = redis.client();
        ringer = Thread.ofPlatform().daemon().name("jobs-bell").start(this::ringAll);
    }

    @Override
    public void ring(Set<String> kinds) {
        if (pending.addAll(kinds)) {
            somePending.release();
        }
        if (isAway() && local.availablePermits() == 0) {
            local.release();
        }
    }

    private void ringAll() {
        while (closing.getCount() > 0) {
            try {
                somePending.acquire();
                int more = somePending.drainPermits();
                LOG.trace("{} rings together", more + 1);
                ringPending();
            } catch (InterruptedException interruption) {
                return;
            }
        }
    }

    private void ringPending() {
        // Taken before they are rung: what is added meanwhile is rung again.
        List<String> kinds = List.copyOf(pending);
        kinds.forEach(pending::remove);
        if (kinds.isEmpty() || !mayTry()) {
            return;
        }
        try {
            RING.run(client, kinds.stream().map(RedisKeys::jobs).toList(), TOKEN_LIFE);
            isBack();
        } catch (JedisException away) {
            isGone(away);
        }
    }

    @Override
    public void await(Set<String> kinds, Duration atMost) throws InterruptedException {
        Duration wait = atMost.compareTo(LONGEST_WAIT) < 0 ? atMost : LONGEST_WAIT;
        stopWhereInterrupted();
        if (!mayTry()) {
            lookSoon(wait);
            return;
        }
        try {
            // Nothing would wait for ever.
            double seconds = Math.max(1, wait.toMillis()) / 1_000.0;
            String[] lists = kinds.stream().map(RedisKeys::jobs).toArray(String[]::new);
            boolean rung = client.blpop(seconds, lists) != null;
            LOG.trace("woken: {}", rung);
            isBack();
        } catch (JedisException away) {
            stopWhereInterrupted();
            isGone(away);
            lookSoon(wait);
        }
        stopWhereInterrupted();
    }

    private void lookSoon(Duration wait) throws InterruptedException {
        Duration pause = wait.compareTo(LOOK_WITHOUT) < 0 ? wait : LOOK_WITHOUT;
        boolean rung = local.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        LOG.trace("looking without Redis, rung: {}", rung);
    }

    private static void stopWhereInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while waiting for jobs");
        }
    }

    private boolean isAway() {
        return retryAt.get() != AVAILABLE;
    }

    /** True for everybody while Redis is there, and for one caller in each {@link #RETRY} while it is away. */
    private boolean mayTry() {
        long since = retryAt.get();
        if (since == AVAILABLE) {
            return true;
        }
        long now = System.nanoTime();
        return now - since >= 0 && retryAt.compareAndSet(since, now + RETRY.toNanos());
    }

    private void isBack() {
        if (retryAt.getAndSet(AVAILABLE) != AVAILABLE) {
            LOG.info("Redis is back: it wakes the workers of jobs again");
        }
    }

    private void isGone(JedisException fault) {
        if (retryAt.getAndSet(System.nanoTime() + RETRY.toNanos()) == AVAILABLE) {
            LOG.warn("Redis is away: jobs start up to a quarter of a second later ({})", fault.toString());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        ringer.interrupt();
    }
}
