package io.modelwright.codegen.java;

import com.palantir.javapoet.JavaFile;
import io.modelwright.codegen.json.JsonText;
import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.codegen.seed.SeedData;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.meta.MetaDocument;
import io.modelwright.core.openapi.GeneratedDocument;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.shared.AppId;
import java.util.List;
import java.util.UUID;

/** Writes applications on Dropwizard, Jdbi, Flyway and PostgreSQL. */
public final class JavaTarget implements TargetRenderer {

    private static final int SEED_ROWS = 12;

    private final SupportSources support = SupportSources.in("support");
    private final ProjectFiles project = new ProjectFiles(new ShippedTemplates(JavaTarget.class, "templates"));

    @Override
    public Target target() {
        return Target.JAVA;
    }

    @Override
    public boolean takesPackage() {
        return true;
    }

    @Override
    public SourceTree render(AppHistory history, RenderOptions options) {
        AppSymbols names = AppSymbols.of(history, options);
        CompiledApp app =
                CompiledApp.compile(new AppId(new UUID(0, 0)), history.latest().number(), "app", history.design());
        List<EntityModel> entities = history.design().entities().stream()
                .map(entity -> new EntityModel(app, app.entity(entity.name()), names))
                .toList();
        SourceTree.Builder tree = new SourceTree.Builder();
        support.addTo(tree, names);
        entities.forEach(entity -> addEntity(tree, entity));
        add(tree, SmallClasses.entities(history, names, entities));
        add(tree, SmallClasses.application(names));
        add(tree, "src/test/java", SmallClasses.applicationTest(names));
        addMigrations(tree, history);
        int version = history.latest().number();
        tree.text(
                "src/main/resources/openapi.json",
                JsonText.pretty(GeneratedDocument.of(history.design(), version, history.name())));
        MetaDocument.Place place = new MetaDocument.Place(history.name(), GeneratedDocument.BASE);
        tree.text("src/main/resources/meta.json", JsonText.pretty(MetaDocument.of(history.design(), version, place)));
        addSeeds(tree, history);
        project.addTo(tree, history, names);
        return tree.build();
    }

    /** Records to look at, which the tests use too. */
    private static void addSeeds(SourceTree.Builder tree, AppHistory history) {
        SeedData seeds = SeedData.of(history.design(), SEED_ROWS);
        StringBuilder order = new StringBuilder();
        for (SeedData.Rows rows : seeds.entities()) {
            order.append(rows.entity()).append('\n');
            tree.text("src/main/resources/seed/" + rows.entity() + "-records.ndjson", rows.ndjson());
        }
        tree.text("src/main/resources/seed/order.txt", order.toString());
    }

    private static void addEntity(SourceTree.Builder tree, EntityModel entity) {
        add(tree, RecordClass.of(entity));
        add(tree, TableClass.of(entity));
        add(tree, TypeClass.of(entity));
        add(tree, RepositoryClass.of(entity));
        add(tree, ValidationClass.of(entity));
        add(tree, PermissionsClass.of(entity));
        add(tree, SmallClasses.resource(entity));
        JavaFile hooks = SmallClasses.hooks(entity);
        tree.add(path("src/main/java", hooks), SourceFile.extensionPoint(Sources.text(hooks)));
        add(tree, "src/test/java", TestClass.of(entity));
    }

    private static void add(SourceTree.Builder tree, JavaFile file) {
        add(tree, "src/main/java", file);
    }

    private static void add(SourceTree.Builder tree, String root, JavaFile file) {
        tree.text(path(root, file), Sources.text(file));
    }

    private static String path(String root, JavaFile file) {
        return AppSymbols.folder(root, file.packageName()) + "/"
                + file.typeSpec().name() + ".java";
    }

    /** The scripts as they were stored when their versions were published, to the letter. */
    private static void addMigrations(SourceTree.Builder tree, AppHistory history) {
        for (AppHistory.Version version : history.versions()) {
            String path = "src/main/resources/db/migration/V" + version.number() + "__" + slug(version) + ".sql";
            tree.text(path, version.script());
        }
    }

    private static String slug(AppHistory.Version version) {
        String words = String.join("_", Words.of(version.message().replaceAll("[^A-Za-z0-9]+", "_")));
        String slug = words.replaceAll("[^a-z0-9_]", "").replaceAll("_+", "_").replaceAll("^_|_$", "");
        String cut = slug.length() > 40 ? slug.substring(0, 40).replaceAll("_$", "") : slug;
        return cut.isEmpty() ? "version" : cut;
    }
}
