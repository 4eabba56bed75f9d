package io.modelwright.bootstrap;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.apps.PostgresAppMemberRepository;
import io.modelwright.postgres.apps.PostgresAppRepository;
import io.modelwright.postgres.audit.PostgresAuditLog;
import io.modelwright.postgres.idempotency.PostgresKeptReplies;
import io.modelwright.postgres.identity.PostgresAccountRepository;
import io.modelwright.postgres.identity.PostgresApiKeyRepository;
import io.modelwright.postgres.identity.PostgresInvitationRepository;
import io.modelwright.postgres.identity.PostgresPasswordResetRepository;
import io.modelwright.postgres.identity.PostgresSessionRepository;
import io.modelwright.postgres.identity.PostgresWorkspaceRepository;
import io.modelwright.postgres.modeling.PostgresDraftRepository;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator;
import io.modelwright.postgres.modeling.PostgresVersionRepository;
import io.modelwright.postgres.records.PostgresFences;
import io.modelwright.postgres.records.PostgresRecordJournal;
import io.modelwright.postgres.records.PostgresRecordStore;
import io.modelwright.postgres.secrets.PostgresDataKeys;
import io.modelwright.postgres.settlement.PostgresChanges;
import javax.sql.DataSource;

/** The stores over the platform's database, which is the data database too. */
record Stores(
        PostgresAtomic atomic,
        PostgresAuditLog auditLog,
        PostgresKeptReplies replies,
        PostgresAccountRepository accounts,
        PostgresSessionRepository sessions,
        PostgresWorkspaceRepository workspaces,
        PostgresInvitationRepository invitations,
        PostgresApiKeyRepository apiKeys,
        PostgresPasswordResetRepository passwordResets,
        PostgresChanges<AccountId> accountChanges,
        PostgresAppRepository apps,
        PostgresAppMemberRepository appMembers,
        PostgresChanges<AppId> memberChanges,
        PostgresDraftRepository drafts,
        PostgresVersionRepository versions,
        PostgresSchemaMigrator migrator,
        PostgresFences fences,
        PostgresRecordStore records,
        PostgresRecordJournal journal,
        PostgresDataKeys dataKeys) {

    static Stores of(Databases databases) {
        DataSource requests = databases.of(Purpose.REQUESTS);
        return new Stores(
                new PostgresAtomic(requests),
                new PostgresAuditLog(requests),
                new PostgresKeptReplies(requests),
                new PostgresAccountRepository(requests),
                new PostgresSessionRepository(requests),
                new PostgresWorkspaceRepository(requests),
                new PostgresInvitationRepository(requests),
                new PostgresApiKeyRepository(requests),
                new PostgresPasswordResetRepository(requests),
                new PostgresChanges<>(requests, PostgresChanges.Table.ACCOUNTS),
                new PostgresAppRepository(requests),
                new PostgresAppMemberRepository(requests),
                new PostgresChanges<>(requests, PostgresChanges.Table.APP_MEMBERS),
                new PostgresDraftRepository(requests),
                new PostgresVersionRepository(requests),
                new PostgresSchemaMigrator(databases.of(Purpose.PUBLISHING), PostgresSchemaMigrator.Pace.USUAL),
                new PostgresFences(requests),
                new PostgresRecordStore(requests),
                new PostgresRecordJournal(requests),
                // Not of the pool that atomic work is over: what was sealed with a key must not see it taken back.
                new PostgresDataKeys(databases.of(Purpose.JOBS)));
    }
}
