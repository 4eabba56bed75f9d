package io.modelwright.ports.deploy.driven;

import io.modelwright.ports.failure.AppUnreachable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks deployed applications by HTTP, at ports of 127.0.0.1. Nothing follows redirects, keeps cookies or whole bodies. Safe for many
 * threads.
 */
@FunctionalInterface
public interface AppRequests {

    /**
     * A body, all of which is there.
     *
     * @param content read once
     * @param length in bytes
     */
    record Body(InputStream content, long length) {}

    /**
     * What is asked.
     *
     * @param target path and query as they are sent
     * @param fields of the header, those about connections and the length of the body left out
     */
    record Call(String method, String target, Map<String, String> fields, Optional<Body> body) {

        public Call {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * What is answered; whoever got it closes it.
     *
     * @param fields of the header, whatever the case of their names; of one that comes more than once the last
     * @param content comes while it is read, and fails with an {@link IOException} where it breaks off; empty where there is none
     */
    record Answer(int status, Map<String, String> fields, InputStream content) implements AutoCloseable {

        public Answer {
            Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            any.putAll(fields);
            fields = Collections.unmodifiableMap(any);
        }

        public Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    /**
     * Asks what listens at that port. An answer that comes before the body was read whole is one.
     *
     * @throws AppUnreachable where nothing does, or it does not begin to answer in time
     */
    Answer ask(int port, Call call);
}
