package io.modelwright.devtools;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Keeps a running program at its sources. For one thread. */
final class LiveEdits {

    private final Workspace workspace;
    private final Rebuild rebuild;
    private final Program program;
    private final HotSwap hotSwap;
    private final Consumer<String> say;
    private Map<Path, String> seen;

    /** @param say takes what happens, a line each */
    LiveEdits(Workspace workspace, Rebuild rebuild, Program program, HotSwap hotSwap, Consumer<String> say) {
        this.workspace = workspace;
        this.rebuild = rebuild;
        this.program = program;
        this.hotSwap = hotSwap;
        this.say = say;
        this.seen = workspace.snapshot();
    }

    /**
     * Looks for edits once and brings them in.
     *
     * @param quiet waits a moment: what an editor writes in several files belongs together
     * @return whether there were any
     */
    boolean poll(Runnable quiet) {
        Map<Path, String> now = workspace.snapshot();
        if (now.equals(seen)) {
            return false;
        }
        Map<Path, String> before;
        do {
            before = now;
            quiet.run();
            now = workspace.snapshot();
        } while (!now.equals(before));
        Set<Path> changed = difference(seen, now);
        seen = now;
        apply(changed);
        return true;
    }

    private static Set<Path> difference(Map<Path, String> before, Map<Path, String> after) {
        Set<Path> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(file -> Objects.equals(before.get(file), after.get(file)));
        return changed;
    }

    private void apply(Set<Path> changed) {
        long start = System.nanoTime();
        switch (rebuild.apply(changed)) {
            case Rebuild.Result.Nothing() -> say.accept("nothing to bring in");
            case Rebuild.Result.Failed(var errors) -> {
                errors.forEach(say);
                say.accept("not compiled; what ran before goes on");
            }
            case Rebuild.Result.Written(var bodies, var restart, var sources) -> {
                String compiled = sources + " compiled in " + millis(start);
                if (!restart && program.runs()) {
                    long swap = System.nanoTime();
                    var refused = hotSwap.swap(bodies);
                    if (refused.isEmpty()) {
                        say.accept(compiled + ", live after " + millis(swap));
                        return;
                    }
                    say.accept("restarting: " + refused.get());
                }
                program.start();
                say.accept(compiled + ", restarted");
            }
        }
    }

    private static String millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis() + " ms";
    }
}
