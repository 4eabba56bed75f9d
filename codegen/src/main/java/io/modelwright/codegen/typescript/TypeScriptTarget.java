package io.modelwright.codegen.typescript;

import io.modelwright.codegen.rendering.TargetRenderer;
import io.modelwright.codegen.seed.SeedData;
import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.meta.MetaDocument;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.openapi.GeneratedDocument;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Renders applications on Node, Fastify and PostgreSQL in strict TypeScript. Stateless. */
public final class TypeScriptTarget implements TargetRenderer {

    private static final Target TARGET = new Target("typescript");
    private static final int SAMPLES = 25;
    /** Generated code knows neither app ids nor schemas; the compiled design asks for some. */
    private static final AppId NO_APP = new AppId(new UUID(0, 0));

    private final ShippedTemplates templates = new ShippedTemplates(TypeScriptTarget.class, "templates");
    private final SupportFiles support = SupportFiles.shipped();

    @Override
    public Target target() {
        return TARGET;
    }

    @Override
    public SourceTree render(AppHistory history, RenderOptions options) {
        CompiledApp app = CompiledApp.compile(NO_APP, history.latest().number(), "public", history.design());
        SourceTree.Builder tree = new SourceTree.Builder();
        support.addTo(tree, history.slug());
        List<Map<String, Object>> entities = new ArrayList<>();
        for (var entity : history.design().entities()) {
            EntityPlan plan = app.entity(entity.name());
            EntityFiles files = new EntityFiles(templates, app, plan);
            files.addTo(tree);
            entities.add(files.names());
        }
        addAppFiles(tree, history, entities);
        addMigrations(tree, history);
        addDocuments(tree, history);
        addSamples(tree, app);
        return tree.build();
    }

    private void addAppFiles(SourceTree.Builder tree, AppHistory history, List<Map<String, Object>> entities) {
        List<Code> roles = new ArrayList<>();
        for (Role role : history.design().roles()) {
            roles.add(Code.text(TypeScriptSymbols.string(role.name())));
        }
        List<Code> list = entities.stream()
                .map(names -> Code.text(String.valueOf(names.get("entity"))))
                .toList();
        List<Code> hooks = entities.stream()
                .map(names -> Code.array(List.of(
                        Code.text(TypeScriptSymbols.string(String.valueOf(names.get("name")))),
                        Code.text(String.valueOf(names.get("hooks"))))))
                .toList();
        Map<String, Object> model = Map.of(
                "list", Code.array(list).print(0, "export const entities: readonly Entity[] = ".length(), 1),
                "entities", entities,
                "hooks",
                        Code.call("new Map<string, EntityHooks<never>>", Code.array(hooks))
                                .print(
                                        0,
                                        "export const hooks: ReadonlyMap<string, EntityHooks<Values>> = ".length(),
                                        1),
                "roles", Code.array(roles).print(1, "  roles: ".length(), 1),
                "timeZone", TypeScriptSymbols.string(history.design().timeZone().getId()),
                "version", history.latest().number(),
                "slug", history.slug());
        tree.text("README.md", templates.render("README.md.ftl", readme(history, entities)));
        tree.text("src/entities/index.ts", templates.render("entities.ts.ftl", model));
        tree.text("src/model.ts", templates.render("model.ts.ftl", model));
        tree.text("src/app.ts", templates.render("app.ts.ftl", model));
        tree.text("src/main.ts", templates.render("main.ts.ftl", model));
    }

    private static Map<String, Object> readme(AppHistory history, List<Map<String, Object>> entities) {
        List<Map<String, Object>> rows = entities.stream()
                .map(names ->
                        Map.of("name", names.get("name"), "title", Markdown.text(String.valueOf(names.get("title")))))
                .toList();
        return Map.of(
                "heading",
                Markdown.text(history.name()),
                "entities",
                rows,
                "first",
                entities.isEmpty() ? "…" : String.valueOf(entities.getFirst().get("name")),
                "roleNames",
                history.design().roles().stream()
                        .map(Role::name)
                        .filter(name -> !name.equals("admin"))
                        .toList());
    }

    /** The stored scripts, verbatim. */
    private static void addMigrations(SourceTree.Builder tree, AppHistory history) {
        for (AppHistory.Version version : history.versions()) {
            tree.text(
                    "migrations/V" + version.number() + "__" + fileName(version.message()) + ".sql", version.script());
        }
    }

    /** A message as a name of a file: its first words in ASCII. */
    static String fileName(String message) {
        String words = message.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String trimmed = words.replaceAll("^_+", "");
        String name = trimmed.substring(0, Math.min(40, trimmed.length())).replaceAll("_+$", "");
        return name.isEmpty() ? "version" : name;
    }

    /** The interface as an OpenAPI document, and the metadata for user interfaces. */
    private static void addDocuments(SourceTree.Builder tree, AppHistory history) {
        int version = history.latest().number();
        Json openApi = GeneratedDocument.of(history.design(), version, history.name());
        MetaDocument.Place place = new MetaDocument.Place(history.name(), GeneratedDocument.BASE);
        tree.text("documents/openapi.json", JsonDocument.pretty(openApi));
        tree.text("documents/meta.json", JsonDocument.pretty(MetaDocument.of(history.design(), version, place)));
    }

    /** Records to begin with, which the tests use too, and such as break rules. */
    private void addSamples(SourceTree.Builder tree, CompiledApp app) {
        SeedData samples = SeedData.of(app.design(), SAMPLES);
        int number = 0;
        for (SeedData.Rows rows : samples.entities()) {
            String name = String.format(Locale.ROOT, "seed/%03d-%s.ndjson", ++number, rows.entity());
            tree.text(name, rows.ndjson());
        }
        List<Map<String, Object>> broken = new ArrayList<>();
        for (BrokenSamples.Broken one : new BrokenSamples(app).of(samples)) {
            broken.add(Map.of(
                    "entity", TypeScriptSymbols.string(one.entity()),
                    "row", one.row(),
                    "change", TypeScriptSymbols.string(JsonDocument.flat(one.change())),
                    "pointer", TypeScriptSymbols.string(one.pointer()),
                    "message", TypeScriptSymbols.string(one.message())));
        }
        tree.text("test/broken.ts", templates.render("broken.ts.ftl", Map.of("broken", broken)));
    }
}
