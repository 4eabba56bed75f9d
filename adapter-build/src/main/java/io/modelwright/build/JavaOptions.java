package io.modelwright.build;

import java.util.List;

/** How generated Java is compiled: as its pom.xml says, and without annotation processors, which would run in the compiler. */
final class JavaOptions {

    static final List<String> COMPILER =
            List.of("--release", "21", "-parameters", "-g", "-proc:none", "-nowarn", "-encoding", "UTF-8");

    private JavaOptions() {}
}
