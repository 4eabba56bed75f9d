package io.modelwright.application.jobs;

import io.modelwright.application.failure.Outage;
import io.modelwright.core.jobs.Job;
import io.modelwright.ports.jobs.driven.JobQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of one resource: a thread that claims and as many as work. Where jobs take no time worth speaking of, it claims some ahead,
 * as many as are run in a twentieth of a second, so that a claim costs little for each; what no thread gets to soon is given back.
 */
final class JobLane {

    private static final Logger LOG = LoggerFactory.getLogger(JobLane.class);
    private static final double AHEAD_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MOST_AHEAD = 256;
    private static final Duration ADMISSION_PAUSE = Duration.ofMillis(500);

    /** The share of the latest attempt in the mean. */
    private static final double SHARE = 0.1;

    private final JobResource resource;
    private final JobQueue queue;
    private final Set<String> kinds;
    private final int threads;
    private final JobWorker.Settings settings;
    private final JobAdmission admission;
    private final Consumer<Job> launch;
    private final ThreadPoolExecutor pool;
    private final Thread dispatcher;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Outage claiming;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private int outstanding;
    private double meanNanos = AHEAD_NANOS * MOST_AHEAD;

    /** @param launch given each job that was claimed */
    JobLane(
            JobResource resource,
            JobQueue queue,
            Set<String> kinds,
            JobWorker.Settings settings,
            JobAdmission admission,
            Consumer<Job> launch) {
        this.resource = resource;
        this.queue = queue;
        this.kinds = Set.copyOf(kinds);
        this.threads = settings.threads(resource);
        this.settings = settings;
        this.admission = admission;
        this.launch = launch;
        String name = resource.name().toLowerCase(Locale.ROOT);
        ThreadFactory factory = resource == JobResource.IO
                ? Thread.ofVirtual().name("jobs-io-", 1).factory()
                : Thread.ofPlatform().name("jobs-" + name + "-", 1).factory();
        this.pool = new ThreadPoolExecutor(
                threads, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        this.dispatcher = Thread.ofPlatform().name("jobs-dispatcher-" + name).unstarted(this::dispatch);
        this.claiming = new Outage(LOG, "claiming jobs for " + resource);
    }

    void start() {
        dispatcher.start();
    }

    private void dispatch() {
        try {
            while (closing.getCount() > 0) {
                int free = awaitRoom();
                if (resource == JobResource.BUILD) {
                    free = awaitAdmission();
                }
                claim(free).forEach(launch);
            }
        } catch (InterruptedException interruption) {
            LOG.debug("no more claims for {}", resource);
        }
    }

    private List<Job> claim(int free) throws InterruptedException {
        if (free == 0) {
            return List.of();
        }
        try {
            List<Job> claimed = queue.claim(kinds, free, settings.lease(), settings.idleWait());
            claiming.passed();
            count(claimed.size());
            return claimed;
        } catch (RuntimeException fault) {
            boolean closed = closing.await(claiming.failed(fault).toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("claiming again, closing: {}", closed);
            return List.of();
        }
    }

    /** Waits until a thread is idle or half of what may be claimed ahead is used up; how many jobs there is room for. */
    private int awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (outstanding >= threads && capacity() - outstanding < (capacity() + 1) / 2) {
                room.await();
            }
            return capacity() - outstanding;
        } finally {
            lock.unlock();
        }
    }

    private int capacity() {
        return threads + (int) Math.min(MOST_AHEAD, threads * (AHEAD_NANOS / meanNanos));
    }

    /** Builds are let in one by one: what the first needs shows only once it runs. */
    private int awaitAdmission() throws InterruptedException {
        while (!admission.admits(outstanding())) {
            if (closing.await(ADMISSION_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return 0;
            }
        }
        return 1;
    }

    int outstanding() {
        lock.lock();
        try {
            return outstanding;
        } finally {
            lock.unlock();
        }
    }

    private void count(int more) {
        lock.lock();
        try {
            outstanding += more;
        } finally {
            lock.unlock();
        }
    }

    void execute(Runnable work) {
        pool.execute(work);
    }

    /** A job has left its thread after so long. */
    void left(Duration took) {
        lock.lock();
        try {
            outstanding--;
            // One long job among short ones counts at once: what is claimed ahead would have to wait for it.
            double nanos = Math.max(1, took.toNanos());
            meanNanos = nanos > meanNanos ? nanos : meanNanos + SHARE * (nanos - meanNanos);
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A job was given back before a thread got to it: nothing is claimed ahead until jobs are quick again. */
    void returned() {
        lock.lock();
        try {
            outstanding--;
            meanNanos = AHEAD_NANOS * MOST_AHEAD;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A thread is left to a job that does not stop; another takes its place until it does. */
    void replaceThread() {
        pool.setCorePoolSize(pool.getCorePoolSize() + 1);
    }

    void takeBackThread() {
        pool.setCorePoolSize(Math.max(threads, pool.getCorePoolSize() - 1));
    }

    void stopClaiming() {
        closing.countDown();
        dispatcher.interrupt();
    }

    /** Waits until nothing is claimed any more, for so long at most. */
    void awaitDispatcher(Duration grace) throws InterruptedException {
        boolean ended = dispatcher.join(grace);
        LOG.debug("the dispatcher for {} has ended: {}", resource, ended);
    }

    /** Waits for those that run, for so long at most; whether all have ended. */
    boolean close(Duration grace) throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    void closeNow() {
        int dropped = pool.shutdownNow().size();
        LOG.debug("{} jobs were not started any more", dropped);
    }
}
