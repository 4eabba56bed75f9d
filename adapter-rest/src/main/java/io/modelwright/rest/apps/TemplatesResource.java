package io.modelwright.rest.apps;

import io.dropwizard.auth.Auth;
import io.modelwright.core.apps.AppTemplate;
import io.modelwright.core.meta.Words;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.apps.driving.AppTemplates;
import io.modelwright.rest.edge.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Designs to begin an app with, each with an outline, for whoever is signed in. */
@Path("/templates")
@Produces(MediaType.APPLICATION_JSON)
public final class TemplatesResource {

    private final AppTemplates templates;

    public TemplatesResource(AppTemplates templates) {
        this.templates = templates;
    }

    @GET
    public Json list(@Auth Caller caller) {
        return Json.object()
                .put(
                        "items",
                        Json.array(templates.list(caller.principal()).stream()
                                .map(TemplatesResource::template)
                                .toList()))
                .put("nextCursor", Json.JsonNull.NULL)
                .build();
    }

    private static Json template(AppTemplate template) {
        Design design = template.design();
        return Json.object()
                .put("slug", template.slug())
                .put("name", template.name())
                .put("description", template.description())
                .put("entityCount", design.entities().size())
                .put(
                        "fieldCount",
                        design.entities().stream()
                                .mapToInt(entity -> entity.fields().size())
                                .sum())
                .put("relationCount", design.relations().size())
                .put(
                        "ruleCount",
                        design.entities().stream()
                                .mapToInt(entity -> entity.rules().size())
                                .sum())
                .put("roleCount", design.roles().size())
                .put(
                        "entities",
                        Json.array(design.entities().stream()
                                .map(TemplatesResource::entity)
                                .toList()))
                .put(
                        "relations",
                        Json.array(design.relations().stream()
                                .map(TemplatesResource::relation)
                                .toList()))
                .build();
    }

    private static Json entity(Entity entity) {
        String label = Words.label(entity.labels(), entity.name());
        return Json.object()
                .put("name", entity.name())
                .put("label", label)
                .put("pluralLabel", entity.labels().pluralName().orElseGet(() -> Words.plural(label)))
                .put("description", Words.orNull(entity.labels().description()))
                .put(
                        "fields",
                        Json.array(entity.fields().stream()
                                .map(TemplatesResource::field)
                                .toList()))
                .build();
    }

    private static Json field(Field field) {
        return Json.object()
                .put("name", field.name())
                .put("label", Words.label(field.labels(), field.name()))
                .put("type", field.type().keyword())
                .build();
    }

    private static Json relation(Relation relation) {
        return Json.object()
                .put("from", relation.from())
                .put("name", relation.name())
                .put("kind", relation.kind().keyword())
                .put("to", relation.to())
                .build();
    }
}
