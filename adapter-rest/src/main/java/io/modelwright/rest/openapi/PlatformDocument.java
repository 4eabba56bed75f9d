package io.modelwright.rest.openapi;

import io.modelwright.core.openapi.OpenApiDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.apps.AppsApi;
import io.modelwright.rest.audit.AuditApi;
import io.modelwright.rest.codegen.CodegenApi;
import io.modelwright.rest.codegen.TemplateSetsApi;
import io.modelwright.rest.deploy.BuildsApi;
import io.modelwright.rest.deploy.DeploymentsApi;
import io.modelwright.rest.deploy.EnvironmentRecordsApi;
import io.modelwright.rest.description.Section;
import io.modelwright.rest.exchange.ExchangeApi;
import io.modelwright.rest.files.FilesApi;
import io.modelwright.rest.identity.AccountsApi;
import io.modelwright.rest.identity.WorkspacesApi;
import io.modelwright.rest.jobs.JobsApi;
import io.modelwright.rest.meta.MetaApi;
import io.modelwright.rest.modeling.DesignApi;
import io.modelwright.rest.monitoring.MonitoringApi;
import io.modelwright.rest.records.ExplainApi;
import io.modelwright.rest.records.RecordsApi;
import io.modelwright.rest.views.ViewsApi;
import java.util.ArrayList;
import java.util.List;

/** The platform's own interface as an OpenAPI document: the one list of the features' descriptions. Stateless. */
public final class PlatformDocument {

    private static final String DESCRIPTION = """
            Modelwright turns a design into a running application. Errors are problem documents (RFC 9457) whose type \
            names what was wrong; lists come in pages with a cursor; times are in UTC; every GET can be asked as HEAD. \
            Addresses and header fields that are too long are refused with 414 and 431.\
            """;

    private PlatformDocument() {}

    public static Json.JsonObject json() {
        OpenApiDocument document =
                new OpenApiDocument("Modelwright", "1", DESCRIPTION).license("Apache-2.0", "Apache-2.0");
        sections().forEach(section -> section.addTo(document));
        RecordsApi.addTo(document);
        EnvironmentRecordsApi.addTo(document);
        return document.json();
    }

    private static List<Section> sections() {
        List<Section> sections = new ArrayList<>(AccountsApi.sections());
        sections.addAll(WorkspacesApi.sections());
        sections.addAll(AppsApi.sections());
        sections.addAll(DesignApi.sections());
        sections.addAll(ExchangeApi.sections());
        sections.addAll(JobsApi.sections());
        sections.addAll(CodegenApi.sections());
        sections.addAll(BuildsApi.sections());
        sections.addAll(DeploymentsApi.sections());
        sections.addAll(MonitoringApi.sections());
        sections.addAll(ExplainApi.sections());
        sections.addAll(FilesApi.sections());
        sections.addAll(AuditApi.sections());
        sections.addAll(MetaApi.sections());
        sections.addAll(ViewsApi.sections());
        sections.addAll(TemplateSetsApi.sections());
        sections.addAll(SystemApi.sections());
        return sections;
    }
}
