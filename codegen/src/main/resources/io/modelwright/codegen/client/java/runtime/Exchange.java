package client.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer, with failures that need not be declared. */
final class Exchange {

    private Exchange() {}

    /** The time-out of a request ends with the headers of its answer, so the limit is kept here: it covers the body too. */
    static HttpResponse<String> send(HttpClient http, HttpRequest request, Duration limit) {
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UncheckedIOException(new HttpTimeoutException("no whole answer within " + limit));
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause()));
        }
    }

    static void await(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static UncheckedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException failure = new InterruptedIOException("interrupted while waiting for the server");
        failure.initCause(e);
        return new UncheckedIOException(failure);
    }

    /** The JSON of a success; what is none comes from something else than the server, such as a portal before a network. */
    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JsonText.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw Problem.unexpected(answer.statusCode(), answer.body());
        }
    }
}
