package io.modelwright.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * {@code NAME REPORT COMMAND…}: runs one bench. The launcher gives all but the name: the page to write the figures into,
 * and the command that starts the program as the launcher itself does.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            usage();
        }
        Path report = Path.of(args[1]);
        Program program = new Program(List.of(args).subList(2, args.length));
        switch (args[0]) {
            case "records" -> new RecordsBench(program, report).run();
            case "login" -> new LoginBench(program, report).run();
            case "generate" -> new GenerateBench(report).run();
            case "app" -> new AppBench(program, report).run();
            case "jobs" -> new JobsBench(program, report).run();
            case "deploy" -> new DeployBench(program, report).run();
            case "start" -> new StartBench(program, report).run();
            default -> usage();
        }
    }

    private static void usage() {
        Console.say("usage: ./modelwright bench records | start | login | generate | app | jobs | deploy");
        System.exit(2);
    }
}
