package io.modelwright.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the bench tells the one who runs it. */
final class Console {

    private static final PrintStream OUT =
            new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Console() {}

    static void say(String line) {
        OUT.println(line);
    }
}
