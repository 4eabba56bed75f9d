package client.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A refusal or a fault of the server (RFC 9457). Callers that meet a code they do not know go by the status. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String PREFIX = "urn:modelwright:problem:";
    private static final int SHOWN = 500;

    private final int status;
    private final String code;
    private final transient JsonNode body;
    private final Duration retryAfter;

    /** A problem of that code, such as tests of callers need. */
    public Problem(int status, String code, String detail) {
        this(status, code, JsonText.MAPPER.createObjectNode().put("detail", detail), null);
    }

    private Problem(int status, String code, JsonNode body, Duration retryAfter) {
        super(status + " " + code + ": "
                + body.path("detail").asText(body.path("title").asText()));
        this.status = status;
        this.code = code;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    /** Reads an answer; one that is no problem document gets the code {@code unknown}. */
    static Problem read(HttpResponse<String> answer) {
        String asked = answer.headers().firstValue("Retry-After").orElse("");
        Duration retryAfter = asked.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(asked)) : null;
        JsonNode body;
        try {
            body = JsonText.MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            body = JsonText.MAPPER.missingNode();
        }
        if (!body.isObject()) {
            return new Problem(answer.statusCode(), "unknown", excerpt(answer.body()), retryAfter);
        }
        String type = body.path("type").asText();
        String code = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "unknown";
        return new Problem(answer.statusCode(), code, body, retryAfter);
    }

    /** A success that is not what the records API answers. */
    static Problem unexpected(int status, String content) {
        return new Problem(status, "unknown", excerpt(content), null);
    }

    private static JsonNode excerpt(String content) {
        String shown = content.length() > SHOWN ? content.substring(0, SHOWN) : content;
        return JsonText.MAPPER.createObjectNode().put("detail", shown);
    }

    public int status() {
        return status;
    }

    /** What went wrong, such as {@code stale-record}; {@code unknown} where the answer is none of the records API. */
    public String code() {
        return code;
    }

    public String title() {
        return body().path("title").asText();
    }

    public String detail() {
        return body().path("detail").asText(title());
    }

    /** The id under which the server's log knows the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(body().path("instance").textValue());
    }

    /** What is wrong with members; empty where it is not about those. */
    public List<FieldProblem> errors() {
        List<FieldProblem> errors = new ArrayList<>();
        body().path("errors")
                .forEach(one -> errors.add(new FieldProblem(
                        one.path("pointer").asText(),
                        one.path("code").asText(),
                        one.path("message").asText())));
        return List.copyOf(errors);
    }

    /** The whole document, with what belongs to some codes alone, such as the {@code current} version of a stale record. */
    public JsonNode body() {
        // a problem that was serialized comes back without it
        return body == null ? JsonText.MAPPER.missingNode() : body.deepCopy();
    }

    /** When the server wants to be asked again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may be answered later: the server is busy, or still at work on an earlier try of it. */
    boolean isTemporary() {
        return status == 429 || status == 503 || (status == 409 && code.equals("idempotency-in-progress"));
    }
}
