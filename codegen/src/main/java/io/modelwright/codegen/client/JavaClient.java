package io.modelwright.codegen.client;

import com.palantir.javapoet.JavaFile;
import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the Java client: sources of the model by JavaPoet, the runtime as it is but for its package. Safe for many threads. */
final class JavaClient implements TargetRenderer {

    /** The sources that are the same for each model; a test compiles them as they are. */
    static final List<String> RUNTIME = List.of(
            "Cel",
            "Choice",
            "Connection",
            "Exchange",
            "FieldProblem",
            "FileRef",
            "GeoPoint",
            "Input",
            "JsonText",
            "Money",
            "NotShownException",
            "Page",
            "PasswordSignIn",
            "Problem",
            "Query",
            "RecordView",
            "Records",
            "Ref",
            "Related",
            "TokenSource",
            "Wire");

    private static final String RUNTIME_PACKAGE = "client.runtime";

    private final ShippedTemplates templates = new ShippedTemplates(JavaClient.class, "java");

    @Override
    public Target target() {
        return new Target("client-java");
    }

    @Override
    public boolean takesPackage() {
        return true;
    }

    @Override
    public SourceTree render(AppHistory history, RenderOptions options) {
        ClientModel model = ClientModel.of(history);
        String base = options.basePackage()
                        .map(JavaSymbols::packageName)
                        .orElseGet(() -> "app." + JavaSymbols.packagePart(history.slug()))
                + ".client";
        JavaNames names = new JavaNames(model, base);
        SourceTree.Builder tree = new SourceTree.Builder();
        Map<String, Object> app = new HashMap<>(new TemplateModel(names, model).app());
        names.copied(model).forEach((from, to) -> tree.text(to, CopiedFiles.read("java/" + from)));
        names.pages(model).forEach(page -> tree.text(page.path(), templates.render(page.template(), app)));
        for (String name : RUNTIME) {
            String source = CopiedFiles.read("java/runtime/" + name + ".java");
            tree.text(
                    path(names.runtimePackage(), name),
                    source.replace("package " + RUNTIME_PACKAGE + ";", "package " + names.runtimePackage() + ";"));
        }
        JavaSources sources = new JavaSources(names);
        add(sources.client(model), tree);
        model.entities().forEach(entity -> sources.of(entity).forEach(file -> add(file, tree)));
        return tree.build();
    }

    private static void add(JavaFile file, SourceTree.Builder tree) {
        tree.text(path(file.packageName(), file.typeSpec().name()), file.toString());
    }

    private static String path(String packageName, String type) {
        return "src/main/java/" + packageName.replace('.', '/') + "/" + type + ".java";
    }
}
