package io.modelwright.rest.audit;

import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.Arrays;
import java.util.List;

/** What the document says of the audit trail. */
public final class AuditApi {

    private AuditApi() {}

    public static List<Section> sections() {
        return List.of(Section.of("Audit trail", "Who did what, when and from where")
                .schema("AuditEntry", entry())
                .method(
                        WorkspaceAuditResource.class,
                        "list",
                        filtered("listWorkspaceAudit", "List what happened in a workspace, the newest first"))
                .method(
                        InstallationAuditResource.class,
                        "list",
                        filtered("listInstallationAudit", "List what happened to the installation, the newest first")));
    }

    private static Operation filtered(String id, String summary) {
        return Operation.of(id, summary)
                .parameter(Parameter.query("action", "Only this.", actions()))
                .parameter(Parameter.query("actor", "Only what this account did.", JsonSchema.uuid()))
                .parameter(
                        Parameter.query("object", "Only what happened to the thing of this id.", JsonSchema.string()))
                .parameter(Parameter.query("from", "Nothing before this instant.", JsonSchema.instant()))
                .parameter(Parameter.query("to", "Nothing at or after this instant.", JsonSchema.instant()))
                .answers(Answer.json(200, "The entries.", Components.page(JsonSchema.ref("AuditEntry"), true)));
    }

    private static JsonSchema actions() {
        return JsonSchema.words(
                Arrays.stream(AuditAction.values()).map(AuditAction::code).toList());
    }

    private static JsonSchema entry() {
        JsonSchema actor = JsonSchema.object()
                .required("account", JsonSchema.uuid().nullable())
                .required("means", JsonSchema.words(List.of("session", "api-key", "job", "setup", "none")))
                .required("credential", JsonSchema.uuid().nullable())
                .build();
        JsonSchema object = JsonSchema.object()
                .required("kind", JsonSchema.string())
                .required("id", JsonSchema.string())
                .build();
        return JsonSchema.object()
                .required("id", JsonSchema.uuid())
                .required("at", JsonSchema.instant())
                .required("action", JsonSchema.string())
                .required("actor", actor)
                .required("workspace", JsonSchema.uuid().nullable())
                .required("app", JsonSchema.uuid().nullable())
                .required("object", object)
                .required("before", JsonSchema.of("object").nullable())
                .required("after", JsonSchema.of("object").nullable())
                .required("address", JsonSchema.string())
                .required("requestId", JsonSchema.string())
                .build();
    }
}
