package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.codegen.template.ShippedTemplates;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The folder of one entity. For one rendering. */
final class EntityFiles {

    private final ShippedTemplates templates;
    private final CompiledApp app;
    private final EntityPlan entity;
    private final Map<String, Object> names = new LinkedHashMap<>();

    EntityFiles(ShippedTemplates templates, CompiledApp app, EntityPlan entity) {
        this.templates = templates;
        this.app = app;
        this.entity = entity;
        String name = entity.name();
        names.put("id", entity.id().toString());
        names.put("name", name);
        names.put("title", title(entity));
        names.put("folder", Words.kebab(name));
        names.put("entity", TypeScriptSymbols.value(name, "Entity"));
        names.put("hooks", TypeScriptSymbols.value(name, "Hooks"));
        names.put("grants", TypeScriptSymbols.value(name, "Grants"));
        names.put("statements", TypeScriptSymbols.value(name, "Statements"));
        names.put("validation", TypeScriptSymbols.value(name, "Validation"));
        names.put("values", TypeScriptSymbols.type(name, "Values"));
        names.put("routes", "register" + TypeScriptSymbols.type(name, "Routes"));
    }

    /** What people call the entity, as a comment may say it. */
    static String title(EntityPlan entity) {
        String shown = entity.entity()
                .labels()
                .displayName()
                .map(TypeScriptSymbols::comment)
                .orElse("");
        return shown.isEmpty() ? Words.sentence(entity.name()) : shown;
    }

    /** The names that other files know of this entity. */
    Map<String, Object> names() {
        return names;
    }

    void addTo(SourceTree.Builder tree) {
        String folder = "src/entities/" + names.get("folder") + "/";
        tree.text(folder + "entity.ts", entityFile());
        tree.text(folder + "values.ts", render("values.ts", valuesModel()));
        tree.text(folder + "validation.ts", render("validation.ts", validationModel()));
        tree.text(folder + "grants.ts", grantsFile());
        tree.text(folder + "statements.ts", render("statements.ts", statementsModel()));
        tree.add(folder + "hooks.ts", SourceFile.extensionPoint(render("hooks.ts", Map.of())));
        tree.text(folder + "routes.ts", render("routes.ts", Map.of()));
    }

    private String render(String template, Map<String, ?> model) {
        Map<String, Object> all = new LinkedHashMap<>(names);
        all.putAll(model);
        return templates.render("entity/" + template + ".ftl", all);
    }

    private String entityFile() {
        SqlTemplates sql = new SqlTemplates();
        EntityCode code = new EntityCode(entity, sql);
        List<String> members =
                code.members().stream().map(member -> member.print(2, 4, 1)).toList();
        return render(
                "entity.ts",
                Map.of(
                        "table", TypeScriptSymbols.string(SqlTemplates.table(entity.name())),
                        "members", members,
                        "references", code.references().print(1, "  references: ".length(), 1),
                        "uniques", code.uniques().print(1, "  uniques: ".length(), 1),
                        "relatedRules", relatedRules(sql).print(1, "  relatedRules: ".length(), 1),
                        "imports", List.copyOf(sql.imports())));
    }

    private Code relatedRules(SqlTemplates sql) {
        List<Code> rules = new ArrayList<>();
        for (CompiledRule rule : entity.rules()) {
            if (rule.readsRelated()) {
                rules.add(
                        start(rule).put("sql", sql.condition(rule.condition())).build());
            }
        }
        return Code.array(rules);
    }

    private static Code.Builder start(CompiledRule rule) {
        return new Code.Builder()
                .put(
                        "member",
                        rule.rule().field().map(TypeScriptSymbols::string).orElse("null"))
                .put("message", TypeScriptSymbols.string(rule.rule().message()));
    }

    private Map<String, ?> valuesModel() {
        List<Map<String, String>> members = new ArrayList<>();
        TreeSet<String> imports = new TreeSet<>();
        for (Member.Column column : entity.columns()) {
            List<String> types = StoredValues.types(column.type());
            types.stream()
                    .filter(type -> type.equals("Money") || type.equals("GeoPoint"))
                    .forEach(imports::add);
            members.add(member(column.name(), types, column.field().required()));
        }
        entity.references()
                .forEach(reference -> members.add(member(
                        reference.name(),
                        List.of("string"),
                        reference.relation().required())));
        return Map.of("members", members, "imports", List.copyOf(imports));
    }

    /** Also what is required is absent while a record that lacks it is looked at. */
    private static Map<String, String> member(String name, List<String> types, boolean always) {
        List<String> all = new ArrayList<>(types);
        all.add("null");
        String union = String.join(" | ", all);
        int before = ("  readonly " + name + ": ").length();
        String broken = union.length() + 5 <= Code.WIDTH ? "\n    " + union : "\n    | " + String.join("\n    | ", all);
        String type = before + union.length() + 1 <= Code.WIDTH ? " " + union : broken;
        return Map.of("name", name, "type", type, "note", always ? "required" : "");
    }

    private Map<String, ?> validationModel() {
        List<Code> rules = new ArrayList<>();
        for (CompiledRule rule : entity.rules()) {
            if (!rule.readsRelated()) {
                List<Code> reads = RuleCode.members(rule.condition()).stream()
                        .filter(name -> entity.find(name)
                                .filter(Member.OfSystem.class::isInstance)
                                .isEmpty())
                        .map(name -> Code.text(TypeScriptSymbols.string(name)))
                        .toList();
                rules.add(new Code.Builder()
                        .put("reads", Code.array(reads))
                        .put(
                                "member",
                                rule.rule()
                                        .field()
                                        .map(TypeScriptSymbols::string)
                                        .orElse("null"))
                        .put("message", TypeScriptSymbols.string(rule.rule().message()))
                        .put("holds", RuleCode.function(rule.condition()))
                        .build());
            }
        }
        List<Code> patterns = new ArrayList<>();
        for (EntityPlan.CompiledPattern pattern : entity.patterns()) {
            if (pattern.condition() instanceof Expr.Matches matches) {
                patterns.add(new Code.Builder()
                        .put("member", TypeScriptSymbols.string(pattern.field().name()))
                        .put("form", RuleCode.pattern(matches.pattern().canonical()))
                        .build());
            }
        }
        String rulesText = Code.array(rules)
                .print(0, ("const rules: readonly Rule<" + names.get("values") + ">[] = ").length(), 1);
        return Map.of(
                "hasRules",
                !rules.isEmpty(),
                "hasPatterns",
                !patterns.isEmpty(),
                "usesCel",
                rulesText.contains("cel."),
                "rules",
                rulesText,
                "patterns",
                Code.array(patterns).print(0, "const patterns: readonly Pattern[] = ".length(), 1));
    }

    private String grantsFile() {
        SqlTemplates sql = new SqlTemplates();
        List<Code> grants = new ArrayList<>();
        for (Role role : app.design().roles()) {
            for (Permission permission : role.permissions()) {
                if (permission.entity().equals(entity.name())) {
                    grants.add(grant(role, permission, sql));
                }
            }
        }
        String start = "export const " + names.get("grants") + ": readonly Grant[] = ";
        String list = Code.array(grants).print(0, start.length(), 1);
        return render("grants.ts", Map.of("list", list, "imports", List.copyOf(sql.imports())));
    }

    private Code grant(Role role, Permission permission, SqlTemplates sql) {
        List<Code> actions = Arrays.stream(Permission.Action.values())
                .filter(permission.actions()::contains)
                .map(action -> Code.text("'" + action.name().toLowerCase(Locale.ROOT) + "'"))
                .toList();
        Code.Builder grant = new Code.Builder()
                .put("role", TypeScriptSymbols.string(role.name()))
                .put("actions", Code.array(actions));
        app.condition(permission).ifPresent(where -> grant.put("where", sql.filter(where)));
        return grant.put("hidden", strings(permission.hiddenFields()))
                .put("readOnly", strings(permission.readOnlyFields()))
                .build();
    }

    private static Code strings(List<String> texts) {
        return Code.array(texts.stream()
                .map(text -> Code.text(TypeScriptSymbols.string(text)))
                .toList());
    }

    private Map<String, ?> statementsModel() {
        String table = TypeScriptSymbols.templateText(SqlTemplates.table(entity.name()));
        List<String> columns = new EntityCode(entity, new SqlTemplates()).insertedColumns();
        String values = IntStream.rangeClosed(1, columns.size())
                .mapToObj(number -> "$" + number)
                .collect(Collectors.joining(", "));
        return Map.of(
                "table", table,
                "columns", TypeScriptSymbols.templateText(String.join(", ", columns)),
                "parameters", values);
    }
}
