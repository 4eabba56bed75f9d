package io.modelwright.embedded;

import java.nio.file.Path;

/** Starts a server, says its process number and waits to be killed: what a crash of the platform leaves behind. */
final class AbandoningMain {

    private AbandoningMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        long pid = switch (args[0]) {
            case "postgres" ->
                EmbeddedPostgres.start(EmbeddedPostgres.Settings.durable(folder, BinaryCache.ofTests()))
                        .pid();
            case "redis" ->
                EmbeddedRedis.start(EmbeddedRedis.Settings.in(folder, BinaryCache.ofTests()))
                        .pid();
            default -> throw new IllegalArgumentException(args[0]);
        };
        System.out.println("started " + pid);
        System.out.flush();
        Thread.currentThread().join();
    }
}
