package io.modelwright.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.modelwright.ports.failure.EngineUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What docker-java has no command for, or not with the parameters needed, over its transport. */
final class RawEngine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ERROR_MAX = 64 * 1024;

    private final DockerHttpClient quick;
    private final DockerHttpClient patient;

    RawEngine(DockerHttpClient quick, DockerHttpClient patient) {
        this.quick = quick;
        this.patient = patient;
    }

    /** An answer as JSON; empty where there is no such thing. */
    Optional<JsonNode> json(String path, Map<String, String> query) {
        try (DockerHttpClient.Response answer = checked(quick, get(path, query))) {
            return Optional.of(JSON.readTree(answer.getBody()));
        } catch (NotFoundException absent) {
            return Optional.empty();
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    /** Sends JSON; the answer, which may be nothing. */
    JsonNode post(String path, Map<String, String> query, JsonNode body) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.POST)
                .path(path + queried(query))
                .putHeader("Content-Type", "application/json")
                .body(new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        try (DockerHttpClient.Response answer = checked(quick, request)) {
            return JSON.readTree(answer.getBody());
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    /** Removes something; false where it was not there. */
    boolean delete(String path) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.DELETE)
                .path(path)
                .build();
        try (DockerHttpClient.Response answer = checked(quick, request)) {
            return answer.getStatusCode() < 400;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    /** An answer that is read to its end soon. */
    DockerHttpClient.Response brief(String path, Map<String, String> query) {
        return checked(quick, get(path, query));
    }

    /** An answer that comes as it happens; closing it ends it. */
    DockerHttpClient.Response stream(String path, Map<String, String> query) {
        return checked(patient, get(path, query));
    }

    /** Sends a tar and gives the answer as it happens; closing it ends what the engine does. */
    DockerHttpClient.Response upload(String path, Map<String, String> query, InputStream tar) {
        return checked(
                patient,
                DockerHttpClient.Request.builder()
                        .method(DockerHttpClient.Request.Method.POST)
                        .path(path + queried(query))
                        .putHeader("Content-Type", "application/x-tar")
                        .body(tar)
                        .build());
    }

    private static DockerHttpClient.Request get(String path, Map<String, String> query) {
        return DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(path + queried(query))
                .build();
    }

    private static String queried(Map<String, String> query) {
        return query.isEmpty()
                ? ""
                : new TreeMap<>(query)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static DockerHttpClient.Response checked(DockerHttpClient http, DockerHttpClient.Request request) {
        DockerHttpClient.Response answer = Faults.asked(() -> http.execute(request));
        int status = answer.getStatusCode();
        if (status < 400) {
            return answer;
        }
        try (answer) {
            String body = new String(answer.getBody().readNBytes(ERROR_MAX), StandardCharsets.UTF_8);
            throw status == 404 ? new NotFoundException(body) : new DockerException(body, status);
        } catch (IOException broken) {
            throw unavailable(broken);
        }
    }

    /** Maps to JSON text, for parameters that want it. */
    static String text(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("no text for JSON", impossible);
        }
    }

    static ObjectMapper mapper() {
        return JSON;
    }

    static EngineUnavailable unavailable(IOException cause) {
        return new EngineUnavailable("the connection to the container engine broke", cause);
    }
}
