package io.modelwright.testkit.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What runs in the containers of {@link ContainerEngineContract}, for engines in memory. Images for others answer the same: each
 * path of {@code /cgi-bin/} is a verb, what stands behind the question mark its argument.
 */
public final class ContractProgram implements InMemoryProcess.Program {

    /** Where it listens inside. */
    public static final int PORT = 8080;

    public static final String VOLUME = "/data";
    private static final String KEPT = "kept";

    @Override
    public HttpHandler start(InMemoryProcess process) {
        process.write(false, "started");
        return exchange -> answer(exchange, process);
    }

    private static void answer(HttpExchange exchange, InMemoryProcess process) throws IOException {
        String argument =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String path = exchange.getRequestURI().getPath();
        String answer = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "env" -> process.spec().environment().getOrDefault(argument, "");
            case "secret" ->
                new String(process.spec().secrets().getOrDefault(argument, new byte[0]), StandardCharsets.UTF_8);
            case "keep" -> {
                process.volume(VOLUME).put(KEPT, argument.getBytes(StandardCharsets.UTF_8));
                yield "";
            }
            case "kept" -> new String(process.volume(VOLUME).getOrDefault(KEPT, new byte[0]), StandardCharsets.UTF_8);
            case "say" -> {
                process.write(false, argument);
                yield "";
            }
            case "warn" -> {
                process.write(true, argument);
                yield "";
            }
            case "long" -> {
                process.write(false, "x".repeat(40_000));
                yield "";
            }
            case "end" -> {
                process.end(Integer.parseInt(argument));
                yield "";
            }
            case "eat" -> {
                process.exhaustMemory();
                yield "";
            }
            default -> "hello";
        };
        byte[] body = (answer + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
