package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.shared.AppId;
import io.modelwright.testkit.modeling.Designs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever people write into a design, what is rendered declares the members that it should and no others: no text becomes code,
 * and each text that a program uses comes out as it was written. The TypeScript compiler reads the sources.
 */
final class HostileTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER =
            Path.of("target", "typescript-declarations").toAbsolutePath();
    private static final Path SCRIPT = Path.of("src", "test", "resources", "typescript-ast", "declarations.mjs");
    private static final List<String> SYSTEM =
            List.of("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy");

    /** Ends of comments, of literals, of templates and of lines. */
    private static final List<String> TEXTS = List.of(
            "*/ export const stolen = 1; /*",
            "\\u002a/ export const stolen = 1; /\\u002a",
            "'; export const stolen = '",
            "' + globalThis.stolen + '",
            "\"; export const stolen = \"",
            "`; export const stolen = `",
            "${globalThis.stolen} #{x} {{x}} <#assign x = 1>",
            "a\nexport const stolen = 1;\r\nc\u2028export const d = 1;\u2029e\u200bf\u202eg",
            "\\",
            "\\'",
            "// @ts-nocheck\n<!-- --> \u0007 \ud83d\ude00 \u00e9");

    @Test
    void textsShouldStayTexts() throws IOException {
        check(3);
    }

    @Tag("deep")
    @Test
    void manyTextsShouldStayTexts() throws IOException {
        check(60);
    }

    /** Each text in so many designs. */
    private static void check(int times) throws IOException {
        NodeTools tools = NodeTools.installed();
        Files.createDirectories(FOLDER);
        Path modules = FOLDER.resolve("node_modules");
        if (!Files.exists(modules)) {
            Files.createSymbolicLink(modules, tools.modules());
        }
        Files.write(FOLDER.resolve("declarations.mjs"), Files.readAllBytes(SCRIPT));
        List<Design> designs = new ArrayList<>();
        for (String text : TEXTS) {
            Designs.designs(3, 8).list().ofSize(times).sample().forEach(design -> designs.add(labelled(design, text)));
        }
        Path sources = FOLDER.resolve("sources-" + times);
        Rendered.delete(sources);
        for (int i = 0; i < designs.size(); i++) {
            write(sources.resolve(Integer.toString(i)), designs.get(i));
        }

        NodeTools.Ended ended = tools.node(FOLDER, Map.of(), Stream.of("declarations.mjs", sources.toString()));

        assertThat(ended.status()).as(ended.output()).isZero();
        JsonNode declared = JSON.readTree(ended.output());
        for (int i = 0; i < designs.size(); i++) {
            check(designs.get(i), declared, i + "/");
        }
    }

    private static void write(Path folder, Design design) throws IOException {
        for (var entry : Rendered.tree(history(design)).files().entrySet()) {
            String path = entry.getKey().value();
            boolean rendered = path.startsWith("src/") && !path.startsWith("src/support/");
            if (rendered && path.endsWith(".ts")) {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue().content());
            }
        }
    }

    private static AppHistory history(Design design) {
        return new AppHistory("*/ ${x}", "app", List.of(new AppHistory.Version(1, "*/", design, "")));
    }

    /** The design with that text wherever one may stand. */
    private static Design labelled(Design design, String text) {
        Labels labels = new Labels(Optional.of(text), Optional.of(text), Optional.of(text));
        List<Entity> entities = design.entities().stream()
                .map(entity -> new Entity(
                        entity.id(),
                        entity.name(),
                        labels,
                        entity.recordLabel(),
                        entity.fields().stream()
                                .map(field -> new Field(
                                        field.id(),
                                        field.name(),
                                        labels,
                                        field.type(),
                                        field.required(),
                                        field.unique(),
                                        field.defaultValue()))
                                .toList(),
                        entity.rules().stream()
                                .map(rule -> new Rule(rule.id(), rule.expression(), text, rule.field()))
                                .toList(),
                        entity.uniqueSets(),
                        entity.indexes()))
                .toList();
        return new Design(design.timeZone(), entities, design.relations(), design.roles());
    }

    private static void check(Design design, JsonNode declared, String folder) {
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), 1, "", design);
        List<String> files =
                new ArrayList<>(List.of("src/app.ts", "src/main.ts", "src/model.ts", "src/entities/index.ts"));
        for (Entity entity : design.entities()) {
            String path = "src/entities/" + Words.kebab(entity.name()) + "/";
            for (String name : List.of("entity", "grants", "hooks", "routes", "statements", "validation", "values")) {
                files.add(path + name + ".ts");
            }
            Declared sources = new Declared(declared, folder + path);
            EntityPlan plan = app.entity(entity.name());
            checkValues(plan, sources);
            checkEntity(plan, sources);
            checkGrants(design, entity, sources);
            checkRules(plan, sources);
            assertThat(sources.names("hooks.ts")).containsExactly(TypeScriptSymbols.value(entity.name(), "Hooks"));
            assertThat(sources.names("statements.ts"))
                    .containsExactly(TypeScriptSymbols.value(entity.name(), "Statements"));
            assertThat(sources.names("routes.ts"))
                    .containsExactly("register" + TypeScriptSymbols.type(entity.name(), "Routes"));
        }
        Declared all = new Declared(declared, folder);
        assertThat(all.names("src/entities/index.ts")).containsExactly("entities", "hooks", "registerRoutes");
        assertThat(all.names("src/model.ts")).containsExactly("model");
        assertThat(all.names("src/app.ts")).containsExactly("definition");
        for (String file : files) {
            assertThat(declared.path(folder + file).path("faults")).as(file).isEmpty();
        }
        assertThat(all.files()).containsExactlyInAnyOrderElementsOf(files);
    }

    private static void checkValues(EntityPlan plan, Declared sources) {
        List<String> members = new ArrayList<>(SYSTEM);
        plan.columns().forEach(column -> members.add(column.name()));
        plan.references().forEach(reference -> members.add(reference.name()));
        String name = TypeScriptSymbols.type(plan.name(), "Values");
        assertThat(sources.names("values.ts")).containsExactly(name);
        assertThat(Declared.texts(sources.declaration("values.ts", name).path("members")))
                .containsExactlyElementsOf(members);
    }

    private static void checkEntity(EntityPlan plan, Declared sources) {
        String name = TypeScriptSymbols.value(plan.name(), "Entity");
        assertThat(sources.names("entity.ts")).containsExactly(name);
        JsonNode entity = sources.declaration("entity.ts", name).path("value");
        assertThat(entity.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "table",
                        "members",
                        "references",
                        "uniques",
                        "relatedRules",
                        "validate",
                        "grants",
                        "statements");
        assertThat(entity.path("id").textValue()).isEqualTo(plan.id().toString());
        assertThat(entity.path("name").textValue()).isEqualTo(plan.name());
        List<String> members = new ArrayList<>(List.of("<SpreadElement>"));
        plan.members().values().stream()
                .filter(member -> !(member instanceof Member.OfSystem))
                .forEach(member -> members.add(shown(member)));
        List<String> rendered = new ArrayList<>();
        entity.path("members")
                .forEach(member -> rendered.add(
                        member.isTextual()
                                ? member.textValue()
                                : member.path("kind").asText() + " "
                                        + member.path("name").asText() + " "
                                        + member.path("id").asText()));
        assertThat(rendered).containsExactlyElementsOf(members);
        assertThat(Declared.texts(entity.path("relatedRules"), "message"))
                .containsExactlyElementsOf(messages(plan, true));
    }

    private static String shown(Member member) {
        return switch (member) {
            case Member.OfSystem system -> throw new IllegalArgumentException(system.name());
            case Member.Column column -> "field " + column.name() + " " + column.id();
            case Member.Computed computed -> "formula " + computed.name() + " ";
            case Member.ToOne one -> "toOne " + one.name() + " " + one.id();
            case Member.ToMany many -> "toMany " + many.name() + " " + many.id();
        };
    }

    private static void checkGrants(Design design, Entity entity, Declared sources) {
        List<String> roles = new ArrayList<>();
        for (Role role : design.roles()) {
            for (Permission permission : role.permissions()) {
                if (permission.entity().equals(entity.name())) {
                    roles.add(role.name());
                }
            }
        }
        String name = TypeScriptSymbols.value(entity.name(), "Grants");
        assertThat(sources.names("grants.ts")).containsExactly(name);
        assertThat(Declared.texts(sources.declaration("grants.ts", name).path("value"), "role"))
                .containsExactlyElementsOf(roles);
    }

    private static void checkRules(EntityPlan plan, Declared sources) {
        List<String> expected = messages(plan, false);
        List<String> names = new ArrayList<>();
        if (!expected.isEmpty()) {
            names.add("rules");
            assertThat(Declared.texts(
                            sources.declaration("validation.ts", "rules").path("value"), "message"))
                    .containsExactlyElementsOf(expected);
        }
        if (!plan.patterns().isEmpty()) {
            names.add("patterns");
        }
        names.add(TypeScriptSymbols.value(plan.name(), "Validation"));
        assertThat(sources.names("validation.ts")).containsExactlyElementsOf(names);
    }

    private static List<String> messages(EntityPlan plan, boolean related) {
        return plan.rules().stream()
                .filter(rule -> rule.readsRelated() == related)
                .map(CompiledRule::rule)
                .map(Rule::message)
                .toList();
    }

    /**
     * What sources declare.
     *
     * @param all by path
     * @param folder what stands before the names of files
     */
    private record Declared(JsonNode all, String folder) {

        /** The names that a file declares, in their order; imports are none. */
        List<String> names(String file) {
            List<String> names = new ArrayList<>();
            statements(file).forEach(statement -> {
                if (!statement.path("kind").asText().equals("ImportDeclaration")) {
                    names.add(statement.path("name").asText());
                    assertThat(statement.path("others").asInt()).isZero();
                }
            });
            return names;
        }

        JsonNode declaration(String file, String name) {
            for (JsonNode statement : statements(file)) {
                if (statement.path("name").asText().equals(name)) {
                    return statement;
                }
            }
            throw new AssertionError(folder + file + " declares no " + name);
        }

        private JsonNode statements(String file) {
            return all.path(folder + file).path("statements");
        }

        List<String> files() {
            List<String> files = new ArrayList<>();
            all.fieldNames().forEachRemaining(file -> {
                if (file.startsWith(folder)) {
                    files.add(file.substring(folder.length()));
                }
            });
            return files;
        }

        static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(item -> texts.add(item.asText()));
            return texts;
        }

        static List<String> texts(JsonNode array, String member) {
            List<String> texts = new ArrayList<>();
            array.forEach(item -> texts.add(item.path(member).asText()));
            return texts;
        }
    }
}
