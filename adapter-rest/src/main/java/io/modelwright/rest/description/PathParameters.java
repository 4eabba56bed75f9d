package io.modelwright.rest.description;

import io.modelwright.core.openapi.Parameter;
import io.modelwright.core.shared.JsonSchema;

/** The parameters of paths, which mean the same everywhere. Stateless. */
public final class PathParameters {

    private PathParameters() {}

    public static Parameter of(String name) {
        return switch (name) {
            case "app" -> Parameter.path(name, "The slug or id of the app.", JsonSchema.string(1, 41));
            case "entity" -> Parameter.path(name, "The name or id of the entity.", JsonSchema.string(1, 41));
            case "person" -> Parameter.path(name, "The account id or the e-mail address.", JsonSchema.string(1, 254));
            case "number" -> Parameter.path(name, "The number of the version.", JsonSchema.integer(1, 999_999_999));
            case "path" -> Parameter.path(name, "The path of the file, slashes included.", JsonSchema.string(1, 240));
            case "environment" -> Parameter.path(name, "The name of the environment.", JsonSchema.string(1, 40));
            case "link" -> Parameter.path(name, "The secret of the link.", JsonSchema.string());
            default -> Parameter.path(name, "The id of the " + name + ".", JsonSchema.uuid());
        };
    }
}
