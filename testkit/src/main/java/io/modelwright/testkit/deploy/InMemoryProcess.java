package io.modelwright.testkit.deploy;

import com.sun.net.httpserver.HttpHandler;
import io.modelwright.core.deploy.ContainerSpec;
import java.util.Map;

/** What a program sees of the container that it runs in, and can do to itself. */
public interface InMemoryProcess {

    ContainerSpec spec();

    /** The files of a volume of the container, by name; the same for all containers that have it. */
    Map<String, byte[]> volume(String folder);

    void write(boolean error, String text);

    /** Ends with this code, as by itself: where it is not 0 the engine starts it again, three times. */
    void end(int code);

    /** Is ended because it took more memory than it may. */
    void exhaustMemory();

    /** Makes the program of a container anew with each start. */
    @FunctionalInterface
    interface Program {
        HttpHandler start(InMemoryProcess process);
    }
}
