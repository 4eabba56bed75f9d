package io.modelwright.rest.records.transfer;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.ports.records.driving.RecordTransfer.Export;
import io.modelwright.ports.records.driving.RecordTransfer.ImportReport;
import io.modelwright.rest.http.Queries;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.Problem;
import io.modelwright.rest.problem.ProblemException;
import io.modelwright.rest.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers {@code …/import} and {@code …/export}. Refusals are thrown as {@link ProblemException}. Safe for many threads. */
public final class TransferRoutes {

    /** Uploads of up to this many bytes are answered at once; larger ones become a job. */
    static final int AT_ONCE_MAX = 256 * 1_024;

    private static final Set<String> EXPORT = Set.of("format", "filter");
    private static final int BUFFER = 64 * 1_024;

    private final RecordTransfer transfer;
    private final UploadFolder uploads;
    private final Function<Job, Json> jobDocument;

    /** @param jobDocument a job as the wire shows it */
    public TransferRoutes(RecordTransfer transfer, UploadFolder uploads, Function<Job, Json> jobDocument) {
        this.transfer = transfer;
        this.uploads = uploads;
        this.jobDocument = jobDocument;
    }

    /** 200 with the report of a small upload, 202 with the job of a large one. */
    public void serveImport(
            HttpServletRequest request, HttpServletResponse response, Principal principal, String app, String entity)
            throws IOException {
        Queries.of(request.getQueryString(), Set.of());
        TransferFormat format = formatOfBody(request);
        List<RecordTransfer.Column> columns = Problems.valueOf(transfer.columns(principal, app, entity));
        InputStream body = request.getInputStream();
        byte[] head = body.readNBytes(AT_ONCE_MAX + 1);
        if (head.length <= AT_ONCE_MAX) {
            Outcome<ImportReport> imported =
                    transfer.importNow(principal, app, entity, format.read(new ByteArrayInputStream(head), columns));
            answer(response, 200, Problems.valueOf(imported).toJson());
            return;
        }
        String upload = uploads.keep(new SequenceInputStream(new ByteArrayInputStream(head), body), format);
        Job job = kept(upload, transfer.importLater(principal, app, entity, upload));
        response.setHeader("Location", "/api/v1/jobs/" + job.id());
        answer(response, 202, jobDocument.apply(job));
    }

    private Job kept(String upload, Outcome<Job> outcome) {
        if (outcome instanceof Outcome.Refused<Job>) {
            uploads.discard(upload);
        }
        return Problems.valueOf(outcome);
    }

    /** The records as a download. A fault in its middle breaks the connection off, so that no half of it looks whole. */
    public void serveExport(
            HttpServletRequest request, HttpServletResponse response, Principal principal, String app, String entity)
            throws IOException {
        QueryParameters parameters = Queries.of(request.getQueryString(), EXPORT);
        TransferFormat format =
                parameters.find("format").map(TransferRoutes::formatOf).orElse(TransferFormat.NDJSON);
        Export export = Problems.valueOf(transfer.export(principal, app, entity, parameters.find("filter")));
        response.setStatus(200);
        response.setContentType(
                format.mediaType() + (format == TransferFormat.CSV ? "; charset=utf-8; header=present" : ""));
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + entity.replaceAll("[^A-Za-z0-9-]", "_") + "." + format.keyword() + "\"");
        OutputStream text = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        export.writeTo(format.write(text, export.columns()));
        text.flush();
    }

    private static TransferFormat formatOf(String keyword) {
        return TransferFormat.ofKeyword(keyword)
                .orElseThrow(() -> Problems.malformed(
                        "malformed-parameter", JsonPointer.ROOT.member("format"), "A format is one of: csv, ndjson."));
    }

    private static TransferFormat formatOfBody(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType())
                .flatMap(TransferFormat::ofContentType)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(415, "unsupported-media-type", "An import is text/csv or application/x-ndjson.")));
    }

    private static void answer(HttpServletResponse response, int status, Json document) throws IOException {
        byte[] body = JsonBodies.bytes(document);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
