package io.modelwright.codegen.client;

import io.modelwright.codegen.rendering.TargetRenderer;
import java.util.List;

/** The targets that are clients of the records API. */
public final class Clients {

    private Clients() {}

    public static List<TargetRenderer> renderers() {
        return List.of(
                new JavaClient(), new TemplateClient(new PythonClient()), new TemplateClient(new TypeScriptClient()));
    }
}
