package io.modelwright.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.records.RecordsServices;
import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Standing;
import io.modelwright.application.secrets.SecretVault;
import io.modelwright.application.secrets.SecretsServices;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.secrets.Bytes;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.records.driving.Records;
import io.modelwright.testkit.records.InMemoryRecordStore;
import io.modelwright.testkit.secrets.InMemoryDataKeys;
import io.modelwright.testkit.secrets.InMemoryKeyWrapping;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the README says of embedding, in the same words of code. */
final class EmbeddingTest {

    private final IdSource ids = UUID::randomUUID;

    private Json design() {
        Json title = Json.object()
                .put("name", "title")
                .put("type", "text")
                .put("required", true)
                .build();
        Json due = Json.object().put("name", "due").put("type", "date").build();
        Json task = Json.object()
                .put("name", "task")
                .put("fields", Json.array(List.of(title, due)))
                .build();
        return Json.object().put("entities", Json.array(List.of(task))).build();
    }

    @Test
    void recordsShouldServeADesignWithoutServersWhenTheStoreIsInMemory() {
        Design design =
                DesignDocument.parse(design(), Design.EMPTY, ids).design().orElseThrow();
        CompiledApp compiled = CompiledApp.compile(new AppId(ids.next()), 1, "app", design);
        InMemoryRecordStore store = new InMemoryRecordStore();
        store.publish(compiled.app(), compiled.version());

        SecretVault secrets = SecretsServices.of(new SecretsServices.Needs(
                        new InMemoryDataKeys(),
                        new InMemoryKeyWrapping(),
                        ids,
                        InstantSource.system(),
                        new SecureRandom(),
                        Bytes.of(new byte[32])))
                .vault();
        Records records = RecordsServices.records(
                everythingIn(compiled, store), store, ids, InstantSource.system(), new byte[32], secrets);
        Principal ada = Principal.of(new AccountId(ids.next()), "ada@example.org", "Ada", false, Map.of());

        Json paint =
                Json.object().put("title", "Paint").put("due", "2027-01-31").build();
        assertThat(records.create(ada, "tasks", "task", paint, QueryParameters.NONE))
                .isInstanceOf(Outcome.Done.class);
        assertThat(records.create(ada, "tasks", "task", Json.object().build(), QueryParameters.NONE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Invalid.class));
        assertThat(QueryParameters.parse("filter=due%20%3E%20date(%222027-01-01%22)&fields=title")
                        .flatMap(query -> records.list(ada, "tasks", "task", query))
                        .map(Object::toString))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.value().toString()).contains("\"title\":\"Paint\""));
    }

    /** Everybody may do everything; {@code CachedRecordAccess} is the one that asks who somebody is. */
    private RecordAccess everythingIn(CompiledApp compiled, InMemoryRecordStore store) {
        App app =
                new App(compiled.app(), new WorkspaceId(ids.next()), "tasks", "Tasks", "default", "app", Instant.EPOCH);
        return new RecordAccess() {
            @Override
            public Outcome<Standing> standing(Principal principal, String name) {
                return Outcome.done(new Standing(
                        app,
                        store.load(compiled.app()).orElseThrow(),
                        compiled.rights(RightsBasis.Workspace.EVERYTHING),
                        principal));
            }

            @Override
            public Outcome<Standing> freshStanding(Principal principal, String name) {
                return standing(principal, name);
            }

            @Override
            public boolean isMember(App app, AccountId person) {
                return true;
            }

            @Override
            public boolean isCurrent(Standing standing) {
                return true;
            }
        };
    }
}
