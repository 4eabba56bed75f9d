package io.modelwright.proxy;

import io.modelwright.ports.deploy.driven.AppRequests;
import io.modelwright.ports.failure.AppUnreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** By Jetty's client, with bodies as they come, both ways. */
public final class HttpAppRequests implements AppRequests, AutoCloseable {

    private static final int THREADS = 200;
    private static final int CONNECTIONS = 128;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Less than any server keeps a connection that does nothing: one that it closes just then would fail a request. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    private final HttpClient client = new HttpClient();
    private final Duration silence;

    private HttpAppRequests(Duration silence) {
        this.silence = silence;
    }

    /** @param silence how long an application may say and take nothing in the middle of a request */
    public static HttpAppRequests start(Duration silence) {
        HttpAppRequests made = new HttpAppRequests(silence);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("app-requests");
        threads.setDaemon(true);
        HttpClient client = made.client;
        client.setExecutor(threads);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(IDLE.toMillis());
        client.setMaxConnectionsPerDestination(CONNECTIONS);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        try {
            client.start();
        } catch (Exception fault) {
            throw new IllegalStateException("the client of deployed applications does not start", fault);
        }
        // whoever asked gets what was answered, coded as it is
        client.getContentDecoderFactories().clear();
        client.getProtocolHandlers().clear();
        return made;
    }

    @Override
    public Answer ask(int port, Call call) {
        Request request = client.newRequest("127.0.0.1", port)
                .scheme("http")
                .method(call.method())
                .path(call.target())
                .idleTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
                .headers(fields -> call.fields().forEach(fields::put));
        call.body().ifPresent(body -> request.body(new Sent(body, client.getByteBufferPool())));
        InputStreamResponseListener listener = new InputStreamResponseListener();
        request.send(listener);
        try {
            Response response = listener.get(silence.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.getStatus(), fields(response), listener.getInputStream());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw given(request, listener, "nobody waits for the answer any more", interruption);
        } catch (TimeoutException late) {
            throw given(request, listener, "it does not begin to answer", late);
        } catch (ExecutionException fault) {
            throw given(request, listener, "it does not answer", fault);
        }
    }

    private static AppUnreachable given(
            Request request, InputStreamResponseListener listener, String why, Throwable cause) {
        var unused = request.abort(cause);
        try {
            listener.close();
        } catch (IOException closed) {
            cause.addSuppressed(closed);
        }
        return new AppUnreachable(why, cause);
    }

    private static Map<String, String> fields(Response response) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : response.getHeaders()) {
            fields.put(field.getName(), field.getValue());
        }
        return fields;
    }

    /** A body that says how long it is. */
    private static final class Sent extends InputStreamRequestContent {

        private final long length;

        private Sent(Body body, ByteBufferPool buffers) {
            // without a type of its own: that is among the fields
            super(null, body.content(), new ByteBufferPool.Sized(buffers));
            this.length = body.length();
        }

        @Override
        public long getLength() {
            return length;
        }
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception fault) {
            throw new IllegalStateException("the client of deployed applications does not stop", fault);
        }
    }
}
