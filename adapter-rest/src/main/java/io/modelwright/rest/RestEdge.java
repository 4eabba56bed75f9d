package io.modelwright.rest;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.rest.apps.AppMembersResource;
import io.modelwright.rest.apps.AppsResource;
import io.modelwright.rest.apps.TemplatesResource;
import io.modelwright.rest.audit.InstallationAuditResource;
import io.modelwright.rest.audit.WorkspaceAuditResource;
import io.modelwright.rest.codegen.AppGenerationsResource;
import io.modelwright.rest.codegen.GenerationsResource;
import io.modelwright.rest.codegen.RepositoryResource;
import io.modelwright.rest.codegen.RepositoryServlet;
import io.modelwright.rest.codegen.TemplatePatternsResource;
import io.modelwright.rest.codegen.TemplateSetsResource;
import io.modelwright.rest.deploy.AppBuildsResource;
import io.modelwright.rest.deploy.AppDeploymentsResource;
import io.modelwright.rest.deploy.AppEnvironmentsResource;
import io.modelwright.rest.deploy.BuildsResource;
import io.modelwright.rest.deploy.DeploymentLogsServlet;
import io.modelwright.rest.deploy.DeploymentsResource;
import io.modelwright.rest.deploy.DiskUseResource;
import io.modelwright.rest.deploy.EnvironmentRecordsServlet;
import io.modelwright.rest.edge.Caller;
import io.modelwright.rest.edge.EdgeFilters;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.edge.JerseyFaults;
import io.modelwright.rest.edge.KeysServlet;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.ServerErrors;
import io.modelwright.rest.exchange.DraftExportResource;
import io.modelwright.rest.exchange.ImportResource;
import io.modelwright.rest.exchange.VersionExportResource;
import io.modelwright.rest.files.FileLinksResource;
import io.modelwright.rest.files.FilesResource;
import io.modelwright.rest.http.Deprecations;
import io.modelwright.rest.http.KnownParameters;
import io.modelwright.rest.http.NeededBodies;
import io.modelwright.rest.identity.AcceptanceResource;
import io.modelwright.rest.identity.AccountsResource;
import io.modelwright.rest.identity.ApiKeysResource;
import io.modelwright.rest.identity.AuthResource;
import io.modelwright.rest.identity.InvitationsResource;
import io.modelwright.rest.identity.MeResource;
import io.modelwright.rest.identity.SessionsResource;
import io.modelwright.rest.identity.WorkspacesResource;
import io.modelwright.rest.jobs.JobEventsServlet;
import io.modelwright.rest.jobs.JobJson;
import io.modelwright.rest.jobs.JobsResource;
import io.modelwright.rest.json.JsonEntityReader;
import io.modelwright.rest.json.JsonEntityWriter;
import io.modelwright.rest.live.LiveStreams;
import io.modelwright.rest.meta.AppMetaResource;
import io.modelwright.rest.meta.SystemModelsResource;
import io.modelwright.rest.modeling.DraftResource;
import io.modelwright.rest.modeling.RetiredResource;
import io.modelwright.rest.modeling.VersionsResource;
import io.modelwright.rest.monitoring.AppAlertsResource;
import io.modelwright.rest.monitoring.AppUsageResource;
import io.modelwright.rest.monitoring.CountedRecords;
import io.modelwright.rest.monitoring.DeploymentMonitoringResource;
import io.modelwright.rest.openapi.AppDocumentResource;
import io.modelwright.rest.openapi.DocsServlet;
import io.modelwright.rest.openapi.OpenApiResource;
import io.modelwright.rest.openapi.PlatformDocument;
import io.modelwright.rest.records.ExplainResource;
import io.modelwright.rest.records.RecordsServlet;
import io.modelwright.rest.records.transfer.TransferRoutes;
import io.modelwright.rest.records.transfer.UploadFolder;
import io.modelwright.rest.ui.UiServlet;
import io.modelwright.rest.views.ViewsResource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.util.component.LifeCycle;

/** The HTTP interface of the platform, ready to be put into a Dropwizard environment. */
public final class RestEdge {

    private final DrivingPorts ports;
    private final RateLimiter limiter;
    private final RestSettings settings;
    private final IdSource ids;
    private final InstantSource clock;
    private final UploadFolder uploads;

    /** @param uploads where large imports wait for their job, which reads them from the same folder */
    public RestEdge(
            DrivingPorts ports,
            RateLimiter limiter,
            RestSettings settings,
            IdSource ids,
            InstantSource clock,
            UploadFolder uploads) {
        this.ports = ports;
        this.limiter = limiter;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.uploads = uploads;
    }

    /**
     * Adds filters, resources, the records servlet and the error answers; call it once, before the server starts. The
     * configuration must not give Jersey a root path of its own.
     */
    public void install(Environment environment) {
        LiveStreams streams = new LiveStreams(LiveStreams.Settings.STANDARD);
        // Before the server drains: a stream would otherwise hold it up until its own end.
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle server) {
                streams.close();
            }
        });
        RecordsServlet records = new RecordsServlet(
                ports.records(),
                ports.recordHistory(),
                new TransferRoutes(ports.recordTransfer(), uploads, JobJson::of),
                ports.recordEvents(),
                streams);
        List<Filter> filters = EdgeFilters.of(
                ids,
                ports.accounts(),
                ports.callers(),
                limiter,
                settings,
                ports.refusals(),
                ports.idempotency(),
                uploads::newPart,
                new CountedRecords(records, ports.usageCounter()),
                new JobEventsServlet(ports.jobs(), streams),
                new DeploymentLogsServlet(ports.deploymentLogs(), streams),
                new EnvironmentRecordsServlet(ports.environmentRecords(), streams, uploads::newPart),
                new RepositoryServlet(ports.repositories()));
        for (Filter filter : filters) {
            FilterRegistration.Dynamic registration =
                    environment.servlets().addFilter(filter.getClass().getSimpleName(), filter);
            registration.setAsyncSupported(true);
            registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
        }
        ServletRegistration.Dynamic keys =
                environment.servlets().addServlet("KeysServlet", new KeysServlet(settings.accessTokenKeys()));
        keys.addMapping(KeysServlet.PATH);
        ServletRegistration.Dynamic docs = environment.servlets().addServlet("DocsServlet", new DocsServlet());
        docs.addMapping(DocsServlet.PATH, DocsServlet.PATH + "/*");
        // What no other mapping takes.
        environment.servlets().addServlet("UiServlet", new UiServlet()).addMapping("/");
        installResources(environment);
        ServerErrors errors = new ServerErrors(settings.isSecure());
        environment.getApplicationContext().setErrorHandler(errors);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(errors));
    }

    private void installResources(Environment environment) {
        environment.jersey().setUrlPattern(EdgePaths.API + "/*");
        environment.jersey().register(new JsonEntityReader());
        environment.jersey().register(new JsonEntityWriter());
        environment.jersey().register(new JerseyFaults());
        environment.jersey().register(new KnownParameters());
        environment.jersey().register(new NeededBodies());
        environment.jersey().register(new Deprecations());
        environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Caller.class));
        resources().forEach(environment.jersey()::register);
    }

    /** Whatever stands here is in the OpenAPI document too: see {@link io.modelwright.rest.openapi.PlatformDocument}. */
    List<Object> resources() {
        return List.of(
                new AuthResource(ports.accounts(), limiter, settings, clock),
                new InvitationsResource(ports.invitations()),
                new AcceptanceResource(ports.invitations()),
                new AccountsResource(ports.directory()),
                new SessionsResource(ports.sessions()),
                new ApiKeysResource(ports.apiKeys()),
                new MeResource(ports.accounts(), limiter, settings),
                new WorkspacesResource(ports.workspaces()),
                new AppsResource(ports.apps(), ports.appTemplates()),
                new TemplatesResource(ports.appTemplates()),
                new AppMembersResource(ports.appMembers()),
                new DraftResource(ports.drafts(), ports.publishing()),
                new VersionsResource(ports.publishing(), ports.drafts(), ports.jobs()),
                new ImportResource(ports.exchange()),
                new DraftExportResource(ports.exchange()),
                new VersionExportResource(ports.exchange()),
                new RetiredResource(ports.publishing()),
                new JobsResource(ports.jobs()),
                new AppGenerationsResource(ports.generations(), ports.jobs()),
                new GenerationsResource(ports.generations()),
                new AppDeploymentsResource(ports.deployments(), ports.jobs()),
                new AppEnvironmentsResource(ports.deployments()),
                new DeploymentsResource(ports.deployments(), ports.firstAdministrators(), ports.jobs()),
                new DeploymentMonitoringResource(ports.monitoring()),
                new AppAlertsResource(ports.monitoring()),
                new AppUsageResource(ports.usage()),
                new ExplainResource(ports.records()),
                new RepositoryResource(ports.repositories()),
                new AppBuildsResource(ports.builds(), ports.jobs()),
                new BuildsResource(ports.builds()),
                new DiskUseResource(ports.builds()),
                new FilesResource(ports.files()),
                new FileLinksResource(ports.files()),
                new WorkspaceAuditResource(ports.auditTrails()),
                new InstallationAuditResource(ports.auditTrails()),
                new OpenApiResource(),
                new AppDocumentResource(ports.descriptions()),
                new AppMetaResource(ports.descriptions()),
                new SystemModelsResource(PlatformDocument::json),
                new ViewsResource(ports.views()),
                new TemplateSetsResource(ports.templateSets()),
                new TemplatePatternsResource(ports.templateSets()));
    }
}
