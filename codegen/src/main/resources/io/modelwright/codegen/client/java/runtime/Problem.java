package client.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
    private final String detail;
    private final String requestId;
    private final transient List<FieldProblem> errors;

    private Problem(int status, String code, String detail, String requestId, List<FieldProblem> errors) {
        super(status + " " + code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.requestId = requestId;
        this.errors = List.copyOf(errors);
    }

    /** Reads the body of an answer; one that is no problem document gets the code {@code unknown}. */
    static Problem read(int status, String content) {
        JsonNode body;
        try {
            body = JsonText.MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            body = JsonText.MAPPER.missingNode();
        }
        if (!body.isObject()) {
            String shown = content.length() > SHOWN ? content.substring(0, SHOWN) : content;
            return new Problem(status, "unknown", shown, "", List.of());
        }
        List<FieldProblem> errors = new ArrayList<>();
        body.path("errors")
                .forEach(one -> errors.add(new FieldProblem(
                        one.path("pointer").asText(),
                        one.path("code").asText(),
                        one.path("message").asText())));
        String type = body.path("type").asText();
        String code = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "unknown";
        String detail = body.path("detail").asText(body.path("title").asText());
        return new Problem(status, code, detail, body.path("instance").asText(), errors);
    }

    public int status() {
        return status;
    }

    /** What went wrong, such as {@code stale-record}. */
    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    /** The id under which the server's log knows the request. */
    public Optional<String> requestId() {
        return requestId.isEmpty() ? Optional.empty() : Optional.of(requestId);
    }

    /** What is wrong with members; empty where it is not about those. */
    public List<FieldProblem> errors() {
        return errors == null ? List.of() : errors;
    }
}
