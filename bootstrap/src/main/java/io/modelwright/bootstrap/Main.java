package io.modelwright.bootstrap;

import java.io.PrintStream;

/** The program's entry: reads the subcommand and hands over. */
public final class Main {
    private static final int EXIT_USAGE = 2;

    private static final String USAGE = """
            Usage: modelwright COMMAND [OPTION]…

              help    show this text
            """;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = run(args, System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 1 && args[0].equals("help")) {
            out.print(USAGE);
            return 0;
        }
        if (args.length > 0) {
            err.println("modelwright: unknown command: " + args[0]);
        }
        err.print(USAGE);
        return EXIT_USAGE;
    }
}
