package io.modelwright.rest.jobs;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.PathParameters;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.edge.EdgePaths;
import java.util.List;

/** What the document says of background work. */
public final class JobsApi {

    private static final JsonSchema JOB = JsonSchema.ref("Job");

    private static final JsonSchema LINE = JsonSchema.object()
            .required("number", JsonSchema.integer().with("minimum", 1))
            .required("at", JsonSchema.instant())
            .required("text", JsonSchema.string())
            .build();

    private JobsApi() {}

    public static List<Section> sections() {
        JsonSchema states = JsonSchema.words(List.of("queued", "running", "succeeded", "failed", "dead", "cancelled"));
        return List.of(Section.of("Jobs", "Background work")
                .method(
                        JobsResource.class,
                        "list",
                        Operation.of("listJobs", "List your jobs")
                                .parameter(Parameter.commaSeparated("state", "Only those in these states.", states, 6))
                                .answers(Answer.json(200, "The jobs, newest first.", Components.page(JOB, true))))
                .method(
                        JobsResource.class,
                        "show",
                        Operation.of("getJob", "Read a job").answers(Answer.json(200, "The job.", JOB)))
                .method(
                        JobsResource.class,
                        "log",
                        Operation.of("readJobLog", "Read what a job tells while it runs")
                                .parameter(Parameter.query(
                                        "after",
                                        "The number of the last line that you know.",
                                        JsonSchema.integer(0, 999_999_999)))
                                .parameter(Components.limit())
                                .answers(Answer.json(
                                        200,
                                        "The next lines, in the order of telling; of a job the newest are kept.",
                                        JsonSchema.object()
                                                .required("items", JsonSchema.array(LINE))
                                                .build())))
                .method(
                        JobsResource.class,
                        "cancel",
                        Operation.of("cancelJob", "Cancel a job")
                                .answers(Answer.json(200, "The job as it is now.", JOB))
                                .problem(409, "job-ended"))
                .method(
                        JobsResource.class,
                        "retry",
                        Operation.of("retryJob", "Try a job that did not succeed again")
                                .answers(Answer.json(200, "The job as it is now.", JOB))
                                .problem(409, "job-not-retryable"))
                .route(
                        "GET",
                        EdgePaths.API + "/jobs/{job}/events",
                        Components.stream(
                                        "followJob",
                                        "Follow a job",
                                        "job with the Job as data, each time that it has changed, and log with a line of what it"
                                                + " tells (number, at, text), until it has ended.")
                                .parameter(PathParameters.of("job"))));
    }
}
