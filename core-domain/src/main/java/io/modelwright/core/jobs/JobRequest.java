package io.modelwright.core.jobs;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Work to be done in the background.
 *
 * @param id of the job to be; a request with a known id changes nothing
 * @param kind names the handler, dotted and lower case, such as {@code records.import}
 * @param workspace whose work it is
 * @param owner who asked for it
 * @param payload what the handler needs; holds no secrets
 * @param dedupeKey while a job of that kind and key is queued or running, no second one is made
 * @param runAt not before this time
 */
public record JobRequest(
        JobId id,
        String kind,
        WorkspaceId workspace,
        AccountId owner,
        Json payload,
        Optional<String> dedupeKey,
        RetryPolicy policy,
        Instant runAt,
        JobTerms terms) {

    /** On the usual terms. */
    public JobRequest(
            JobId id,
            String kind,
            WorkspaceId workspace,
            AccountId owner,
            Json payload,
            Optional<String> dedupeKey,
            RetryPolicy policy,
            Instant runAt) {
        this(id, kind, workspace, owner, payload, dedupeKey, policy, runAt, JobTerms.STANDARD);
    }
}
