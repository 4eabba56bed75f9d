package app.support.http;

import app.support.files.Spool;
import app.support.json.JsonBody;
import app.support.json.JsonPointer;
import app.support.model.Member;
import app.support.problem.Problem;
import app.support.problem.Problems;
import app.support.query.QueryParameters;
import app.support.records.Caller;
import app.support.records.Records;
import app.support.transfer.TransferFormat;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers {@code …/import} and {@code …/export}. Stateless. */
final class Transfers {

    private static final Set<String> EXPORT = Set.of("format", "filter");
    private static final int BUFFER = 64 * 1_024;

    private Transfers() {}

    /** The records as a download. A fault in its middle breaks the connection off, so that no half of it looks whole. */
    static void serveExport(
            Records<?> records, String entity, HttpServletRequest request, HttpServletResponse response, Caller caller)
            throws IOException, SQLException {
        Requests.requireMethod(request, "GET", "HEAD");
        QueryParameters parameters = Queries.of(request, EXPORT);
        TransferFormat format =
                parameters.find("format").map(Transfers::formatOf).orElse(TransferFormat.NDJSON);
        Records.Export export = records.export(caller, parameters.find("filter"));
        response.setStatus(200);
        response.setContentType(format.contentType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + entity + "." + format.keyword() + "\"");
        OutputStream text = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        export.writeTo(format.write(text, export.members()));
        text.flush();
    }

    private static TransferFormat formatOf(String keyword) {
        return TransferFormat.ofKeyword(keyword)
                .orElseThrow(() -> Problems.malformed(
                        "malformed-parameter", JsonPointer.ROOT.member("format"), "A format is one of: csv, ndjson."));
    }

    /** All good rows of the body become records, together; the answer reports the others. */
    static JsonBody serveImport(Records<?> records, HttpServletRequest request, Caller caller)
            throws IOException, SQLException {
        Requests.requireMethod(request, "POST");
        Queries.requireNone(request);
        TransferFormat format = Optional.ofNullable(request.getContentType())
                .flatMap(TransferFormat::ofContentType)
                .orElseThrow(() -> Problem.of(
                                415, "unsupported-media-type", "An import is text/csv or application/x-ndjson.")
                        .exception());
        List<Member> members = records.importable(caller);
        try (Spool spool = Spool.of(request.getInputStream(), Long.MAX_VALUE);
                InputStream text = spool.open()) {
            return records.read(caller, format.read(text, members)).toJson();
        }
    }
}
