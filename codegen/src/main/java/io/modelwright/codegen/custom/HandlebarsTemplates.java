package io.modelwright.codegen.custom;

import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.template.TemplateSet;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.codegen.driven.TemplateEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The engine in this process. Each rendering has a thread of its own, with a stack of its own, so that templates which nest
 * without end overflow that and nothing else; it is given up after five seconds though everything in it has bounds of its own.
 * A few render at a time. Safe for many threads.
 */
public final class HandlebarsTemplates implements TemplateEngine {

    private static final int AT_ONCE = 2;
    private static final long STACK_BYTES = 4L * 1_024 * 1_024;
    private static final long SECONDS_MAX = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final LongSupplier nanos;

    public HandlebarsTemplates() {
        this(System::nanoTime);
    }

    /** @param nanos time that only grows, as {@link System#nanoTime} */
    HandlebarsTemplates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public Outcome<SourceTree> render(TemplateSet set, Json.JsonObject model) {
        return bounded(bounds -> new Rendering(set, model, bounds).run());
    }

    @Override
    public Outcome<TemplateSet> check(TemplateSet set) {
        return bounded(bounds -> Rendering.check(set, bounds));
    }

    @Override
    public List<Pattern> patterns() {
        return ShippedPatterns.all();
    }

    private <T> Outcome<T> bounded(Function<Bounds, Outcome<T>> work) {
        if (!place()) {
            return busy();
        }
        FutureTask<Outcome<T>> task = new FutureTask<>(() -> {
            try {
                return work.apply(new Bounds(nanos));
            } catch (StackOverflowError nesting) {
                return failed("The templates nest too deeply.");
            } finally {
                // also where nobody waits any more: what is stuck keeps its place
                places.release();
            }
        });
        Thread thread = new Thread(null, task, "custom-templates", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            task.cancel(true);
            return failed("The templates take too long.");
        } catch (InterruptedException interruption) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return busy();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("templates made the engine fail", fault.getCause());
        }
    }

    private boolean place() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Outcome<T> busy() {
        return Outcome.refused(new Refusal.TooMany(
                "quota-exceeded", "Too many templates are rendered at the moment.", Duration.ofSeconds(5)));
    }

    static <T> Outcome<T> failed(String message) {
        return Outcome.refused(new Refusal.Invalid(
                "template-failed", message, List.of(Finding.error("template-failed", JsonPointer.ROOT, message))));
    }
}
