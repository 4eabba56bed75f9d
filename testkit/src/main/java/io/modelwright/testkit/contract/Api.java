package io.modelwright.testkit.contract;

import io.modelwright.testkit.contract.RecordsServer.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One person's calls to the records of a server: what a test says is what is sent. Safe for many threads. */
final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RecordsServer server;
    private final Optional<Person> person;

    private Api(RecordsServer server, Optional<Person> person) {
        this.server = server;
        this.person = person;
    }

    static Api administrator(RecordsServer server) {
        return new Api(server, Optional.of(server.administrator()));
    }

    static Api person(RecordsServer server, String... roles) {
        return new Api(server, Optional.of(server.person(roles)));
    }

    static Api nobody(RecordsServer server) {
        return new Api(server, Optional.empty());
    }

    static Api bearing(RecordsServer server, String token) {
        return new Api(server, Optional.of(new Person("", token)));
    }

    String id() {
        return person.orElseThrow().id();
    }

    /** @param path behind {@code /records/}, percent-encoded */
    Call get(String path) {
        return call("GET", path);
    }

    Call post(String path) {
        return call("POST", path);
    }

    Call patch(String path) {
        return call("PATCH", path);
    }

    Call put(String path) {
        return call("PUT", path);
    }

    Call delete(String path) {
        return call("DELETE", path);
    }

    Call call(String method, String path) {
        return new Call(method, URI.create(server.base() + "/records/" + path));
    }

    /** A call of what stands beside records: {@code /files/…}, {@code /auth/login}. */
    Call beside(String method, String path) {
        return new Call(method, URI.create(server.api() + path));
    }

    /** A call of a place that an answer told. */
    Call at(String method, String place) {
        return new Call(method, server.api().resolve(place));
    }

    /** An upload of a file with those parameters, each as {@code name=value}. */
    Call upload(String... parameters) {
        String query = Stream.concat(server.app().map(app -> "app=" + app).stream(), Stream.of(parameters))
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> query(all.toArray(String[]::new))));
        return beside("POST", "/files" + query);
    }

    /** The id of a new file of text. */
    String uploaded(String name, String content) {
        return upload("name=" + name)
                .body("application/octet-stream", content)
                .send()
                .expect(201)
                .text("/id");
    }

    /** Follows the changes of records. */
    Events events(String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + "/records/events"))
                .header("Authorization", "Bearer " + person.orElseThrow().token());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Events.follow(CLIENT, request.build());
    }

    /** Makes one record, or several of an array. */
    Reply create(String entity, String json) {
        return post(entity).json(json).send().expect(201);
    }

    /** The id of a new record. */
    String created(String entity, String json) {
        return create(entity, json).text("/id");
    }

    /** A list with those parameters, each as {@code name=value} with the value as it is meant. */
    Reply list(String entity, String... parameters) {
        return get(entity + query(parameters)).send();
    }

    /** A query string of parameters. */
    static String query(String... parameters) {
        StringBuilder query = new StringBuilder();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            query.append(query.isEmpty() ? '?' : '&')
                    .append(parameter, 0, equals + 1)
                    .append(encoded(parameter.substring(equals + 1)));
        }
        return query.toString();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** One request in the making; for one thread. */
    final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Call(String method, URI place) {
            this.method = method;
            this.request = HttpRequest.newBuilder(place).timeout(Duration.ofSeconds(60));
            person.ifPresent(one -> request.header("Authorization", "Bearer " + one.token()));
        }

        Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Call ifMatch(String tag) {
            return header("If-Match", tag);
        }

        Call json(String text) {
            return body("application/json", text);
        }

        Call body(String type, String text) {
            return body(type, text.getBytes(StandardCharsets.UTF_8));
        }

        Call body(String type, byte[] bytes) {
            body = HttpRequest.BodyPublishers.ofByteArray(bytes);
            return header("Content-Type", type);
        }

        Reply send() {
            try {
                HttpRequest made = request.method(method, body).build();
                return new Reply(method + " " + made.uri(), CLIENT.send(made, HttpResponse.BodyHandlers.ofString()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interruption);
            }
        }
    }
}
