package io.modelwright.bootstrap;

import io.modelwright.bootstrap.config.Settings;

/** {@code up} with the wiring of the tests, for a process of its own. */
final class UpMain {

    private UpMain() {}

    public static void main(String[] args) {
        int code = new Main(System.out, System.err, new TestWiring()).run(args);
        if (code != 0) {
            System.exit(code);
        }
        System.out.println("default port " + Settings.Http.DEFAULT_PORT);
    }
}
