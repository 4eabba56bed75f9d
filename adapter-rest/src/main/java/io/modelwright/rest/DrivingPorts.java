package io.modelwright.rest;

import io.modelwright.ports.apps.driving.AppMembers;
import io.modelwright.ports.apps.driving.Apps;
import io.modelwright.ports.audit.driving.AuditTrails;
import io.modelwright.ports.audit.driving.Refusals;
import io.modelwright.ports.codegen.driving.Generations;
import io.modelwright.ports.codegen.driving.Repositories;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.ports.deploy.driving.Builds;
import io.modelwright.ports.exchange.driving.DesignExchange;
import io.modelwright.ports.files.driving.Files;
import io.modelwright.ports.idempotency.driving.Idempotency;
import io.modelwright.ports.identity.driving.AccountDirectory;
import io.modelwright.ports.identity.driving.Accounts;
import io.modelwright.ports.identity.driving.ApiKeys;
import io.modelwright.ports.identity.driving.Callers;
import io.modelwright.ports.identity.driving.Invitations;
import io.modelwright.ports.identity.driving.OpenSessions;
import io.modelwright.ports.identity.driving.Workspaces;
import io.modelwright.ports.jobs.driving.Jobs;
import io.modelwright.ports.modeling.driving.Drafts;
import io.modelwright.ports.modeling.driving.Publishing;
import io.modelwright.ports.openapi.driving.AppDescriptions;
import io.modelwright.ports.records.driving.RecordEvents;
import io.modelwright.ports.records.driving.RecordHistory;
import io.modelwright.ports.records.driving.RecordTransfer;
import io.modelwright.ports.records.driving.Records;

/** What the hexagon offers over HTTP. */
public record DrivingPorts(
        Accounts accounts,
        OpenSessions sessions,
        ApiKeys apiKeys,
        Callers callers,
        Workspaces workspaces,
        Invitations invitations,
        AccountDirectory directory,
        Apps apps,
        AppMembers appMembers,
        Drafts drafts,
        Publishing publishing,
        DesignExchange exchange,
        Jobs jobs,
        Records records,
        RecordHistory recordHistory,
        RecordTransfer recordTransfer,
        RecordEvents recordEvents,
        AuditTrails auditTrails,
        Refusals refusals,
        Idempotency idempotency,
        AppDescriptions descriptions,
        Files files,
        Generations generations,
        Repositories repositories,
        TemplateSets templateSets,
        Builds builds) {}
