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
            "Group",
            "Groups",
            "Input",
            "JsonText",
            "Money",
            "NotShownException",
            "Page",
            "Pages",
            "PasswordSignIn",
            "Problem",
            "Query",
            "RecordView",
            "Records",
            "Ref",
            "Related",
            "SharedHttp",
            "TokenSource",
            "Wire",
            "Writing");

    /** Their tests, which every client has. */
    static final List<String> TESTS = List.of("ConnectionTest", "RecordsTest", "ScriptedServer", "WireTest");

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
        String runtime = names.runtimePackage();
        RUNTIME.forEach(name -> tree.text(path("main", runtime, name), copied("runtime", name, runtime)));
        TESTS.forEach(name -> tree.text(path("test", runtime, name), copied("test", name, runtime)));
        JavaSources sources = new JavaSources(names);
        add(sources.client(model), tree);
        model.entities().forEach(entity -> sources.of(entity).forEach(file -> add(file, tree)));
        return tree.build();
    }

    private static String copied(String folder, String name, String runtimePackage) {
        return CopiedFiles.read("java/" + folder + "/" + name + ".java")
                .replace("package " + RUNTIME_PACKAGE + ";", "package " + runtimePackage + ";");
    }

    private static void add(JavaFile file, SourceTree.Builder tree) {
        tree.text(path("main", file.packageName(), file.typeSpec().name()), file.toString());
    }

    private static String path(String sources, String packageName, String type) {
        return "src/" + sources + "/java/" + packageName.replace('.', '/') + "/" + type + ".java";
    }
}
