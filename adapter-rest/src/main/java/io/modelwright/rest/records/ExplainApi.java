package io.modelwright.rest.records;

import io.modelwright.core.openapi.Answer;
import io.modelwright.core.openapi.Operation;
import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.description.Section;
import java.util.List;

/** What the document says of how lists are found. */
public final class ExplainApi {

    private ExplainApi() {}

    public static List<Section> sections() {
        JsonSchema explanation = JsonSchema.object()
                .required("statement", JsonSchema.string())
                .required("plan", JsonSchema.array(JsonSchema.string()))
                .required("microseconds", JsonSchema.natural().nullable())
                .build();
        return List.of(Section.of("Explaining", "How lists of records are found")
                .method(
                        ExplainResource.class,
                        "explain",
                        Operation.of("explainRecords", "Explain how a list of records is found")
                                .described(
                                        "The statement, with places for values, that answers the first page of such a"
                                                + " list, and how PostgreSQL goes about it, as the caller's rights make it.")
                                .parameter(Parameter.query("filter", "As for the list.", JsonSchema.string()))
                                .parameter(Parameter.query("sort", "As for the list.", JsonSchema.string()))
                                .parameter(Parameter.query("fields", "As for the list.", JsonSchema.string()))
                                .parameter(Parameter.query("expand", "As for the list.", JsonSchema.string()))
                                .parameter(Parameter.query("q", "As for the list.", JsonSchema.string()))
                                .parameter(Parameter.query("limit", "As for the list.", JsonSchema.natural()))
                                .parameter(Parameter.query(
                                        "run", "Whether the page is found as well, and measured.", JsonSchema.bool()))
                                .answers(Answer.json(200, "How it is found.", explanation))
                                .problem(409, "ambiguous-slug")
                                .problem(422, "invalid-query")));
    }
}
