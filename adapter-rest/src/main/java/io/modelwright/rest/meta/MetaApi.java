package io.modelwright.rest.meta;

import io.modelwright.core.meta.MetaSchemas;
import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Components;
import io.modelwright.core.openapi.Headers;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.List;

/** Describes the metadata of apps. */
public final class MetaApi {

    private MetaApi() {}

    public static List<Section> sections() {
        Section section = Section.of("Metadata", "What user interfaces render themselves from");
        MetaSchemas.all().forEach(section::schema);
        SystemModelSchemas.all().forEach(section::schema);
        return List.of(section.method(
                        AppMetaResource.class,
                        "meta",
                        Operation.of("getAppMeta", "Read the metadata of an app")
                                .described("Of the version that is live, with what the caller may do.")
                                .parameter(Components.ifNoneMatch())
                                .answers(Answer.json(200, "The metadata.", JsonSchema.ref(MetaSchemas.DOCUMENT))
                                        .with(Headers.ETAG))
                                .answers(Answer.empty(304, "It is what is known already.")
                                        .with(Headers.ETAG))
                                .problem(404, "not-found", "not-published")
                                .problem(409, "ambiguous-slug"))
                .method(
                        SystemModelsResource.class,
                        "list",
                        Operation.of("listSystemModels", "Read the models of the platform itself")
                                .described("In the form of the metadata of apps, with where each resource is served.")
                                .parameter(Components.ifNoneMatch())
                                .answers(Answer.json(
                                                200,
                                                "The models.",
                                                Components.page(JsonSchema.ref(SystemModelSchemas.MODEL), false))
                                        .with(Headers.ETAG))
                                .answers(Answer.empty(304, "It is what is known already.")
                                        .with(Headers.ETAG))));
    }
}
