package io.modelwright.rest.meta;

import io.modelwright.core.meta.MetaDocument;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.modeling.document.Parsed;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.json.YamlBodies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the platform consists of, as metadata in the form that apps have: a design of its own says what its resources are, a file
 * beside it where they are served, and the interface document what each operation takes. Made once; immutable.
 */
final class SystemModels {

    static final String NAME = "Modelwright";

    private final Json.JsonObject document;

    /** @param openApi the document of the platform's interface */
    SystemModels(Json.JsonObject openApi) {
        this.document = document(openApi);
    }

    /** What everybody gets, but for the caller. */
    Json.JsonObject document() {
        return document;
    }

    static Parsed design() {
        return DesignDocument.parseOffline(resource("system-design.yaml"));
    }

    static Map<String, Json> resources() {
        return ((Json.JsonObject) resource("system-resources.yaml")).members();
    }

    private static Json.JsonObject document(Json.JsonObject openApi) {
        Design design = design().design().orElseThrow();
        InterfaceDocument described = new InterfaceDocument(openApi);
        Map<String, Json> resources = resources();
        Json.JsonObject plain = MetaDocument.of(design, 1, new MetaDocument.Place(NAME, EdgePaths.API));
        List<Json> entities = new ArrayList<>();
        for (Json entity : ((Json.JsonArray) plain.find("entities").orElseThrow()).items()) {
            Json.JsonObject known = (Json.JsonObject) entity;
            String name = SystemResource.text(known, "name");
            Json resource = resources.get(name);
            if (resource == null) {
                throw new IllegalStateException("nothing says where " + name + " is served");
            }
            entities.add(new SystemResource((Json.JsonObject) resource, described).describe(known));
        }
        Json.ObjectBuilder whole = Json.object();
        plain.members()
                .forEach((name, value) -> whole.put(name, name.equals("entities") ? Json.array(entities) : value));
        return whole.build();
    }

    private static Json resource(String file) {
        try (InputStream stream = SystemModels.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return YamlBodies.parse(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
