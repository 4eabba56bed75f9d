package io.modelwright.rest.problem;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that is not what was asked for.
 *
 * @param code stable, kebab-case; becomes the type {@code urn:modelwright:problem:<code>}
 * @param findings what is wrong where in the body
 * @param members further members of the problem document
 * @param headers further header fields of the answer
 */
public record Problem(
        int status,
        String code,
        String detail,
        List<Finding> findings,
        Map<String, Json> members,
        Map<String, String> headers) {

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "The request cannot be read"),
            Map.entry(401, "Not signed in"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Not found"),
            Map.entry(405, "The method is not for this resource"),
            Map.entry(406, "No representation that the client accepts"),
            Map.entry(409, "Conflict with the state of things"),
            Map.entry(412, "Changed meanwhile"),
            Map.entry(413, "The body is too large"),
            Map.entry(414, "The address is too long"),
            Map.entry(415, "The body has a type that is not understood"),
            Map.entry(422, "The content is not valid"),
            Map.entry(428, "The revision is missing"),
            Map.entry(429, "Too many requests"),
            Map.entry(431, "The header is too large"),
            Map.entry(500, "A fault in the server"),
            Map.entry(502, "What stands behind does not answer"),
            Map.entry(503, "Not available at the moment"));

    public Problem {
        findings = List.copyOf(findings);
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), Map.of());
    }

    public Problem withFindings(List<Finding> more) {
        return new Problem(status, code, detail, more, members, headers);
    }

    /** The same with one field more. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, findings, members, more);
    }

    /** Says when another try is worth it, in whole seconds, at least one. */
    public Problem withRetryAfter(Duration pause) {
        long seconds = Math.max(1, (pause.toMillis() + 999) / 1000);
        return withHeader("Retry-After", Long.toString(seconds));
    }

    /** The document of RFC 9457; {@code instance} is the id of the request. */
    public Json document(String requestId) {
        Json.ObjectBuilder document = Json.object()
                .put("type", "urn:modelwright:problem:" + code)
                .put("title", Optional.ofNullable(TITLES.get(status)).orElse("Not done"))
                .put("status", status)
                .put("detail", detail)
                .put("instance", requestId);
        if (!findings.isEmpty()) {
            document.put(
                    "errors", Json.array(findings.stream().map(Problem::error).toList()));
        }
        members.forEach(document::put);
        return document.build();
    }

    private static Json error(Finding finding) {
        return Json.object()
                .put("pointer", finding.pointer().value())
                .put("code", finding.code())
                .put("message", finding.message())
                .build();
    }
}
