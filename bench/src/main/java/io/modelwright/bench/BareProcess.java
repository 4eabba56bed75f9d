package io.modelwright.bench;

import io.modelwright.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bare handler in a process of its own. */
final class BareProcess {

    private BareProcess() {}

    /** With the same options of the JVM as the platform, its cache of classes aside. */
    static ChildProcess start(Program program, Servers servers, String database, int port)
            throws IOException, InterruptedException {
        EmbeddedPostgres postgres = servers.postgres();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program.jvmOptions());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                Integer.toString(port),
                postgres.jdbcUrl(database),
                postgres.user()));
        return ChildProcess.start(
                command,
                Map.of("BARE_PASSWORD", postgres.password()),
                port,
                servers.folder().resolve("bare.log"));
    }
}
