package io.modelwright.rest.codegen;

import io.dropwizard.auth.Auth;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.codegen.driving.TemplateSets;
import io.modelwright.rest.edge.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Template sets to start from, for whoever is signed in. */
@Path("/template-patterns")
@Produces(MediaType.APPLICATION_JSON)
public final class TemplatePatternsResource {

    private final TemplateSets sets;

    public TemplatePatternsResource(TemplateSets sets) {
        this.sets = sets;
    }

    @GET
    public Json list(@Auth Caller caller) {
        return TemplateSetJson.list(sets.patterns(caller.principal()), TemplateSetJson::pattern);
    }
}
