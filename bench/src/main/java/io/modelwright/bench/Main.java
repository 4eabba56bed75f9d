package io.modelwright.bench;

import java.nio.file.Path;

/** {@code bench NAME JARS REPORT}: runs one bench. The launcher gives the last two. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 3 || !args[0].equals("records")) {
            Console.say("usage: bench records JARS REPORT");
            System.exit(2);
        }
        new RecordsBench(Path.of(args[1]), Path.of(args[2])).run();
    }
}
