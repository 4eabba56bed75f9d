package io.modelwright.codegen.java;

import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.shared.AppId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which members each generated class has, told from the design alone. */
final class ExpectedMembers {

    private ExpectedMembers() {}

    static Set<String> of(Design design, AppHistory history, String path) {
        AppSymbols names = AppSymbols.of(history, RenderOptions.DEFAULT);
        CompiledApp app = CompiledApp.compile(new AppId(new UUID(0, 0)), 1, "app", design);
        for (var entity : design.entities()) {
            String tests = AppSymbols.folder(
                    "src/test/java", names.entity(entity.name()).packageName());
            if (path.startsWith(tests + "/")) {
                return ofTest(design, entity.name(), app.entity(entity.name()));
            }
            EntityModel model = new EntityModel(app, app.entity(entity.name()), names);
            EntitySymbols symbols = names.entity(entity.name());
            String start = AppSymbols.folder("src/main/java", symbols.packageName()) + "/" + symbols.type();
            if (path.startsWith(start)) {
                return ofEntity(model, path.substring(start.length()).replace(".java", ""));
            }
        }
        if (path.startsWith("src/test/java/")) {
            return Set.of("<init>");
        }
        return path.endsWith("/Entities.java")
                ? Set.of("<init>", "model", "roles", "resources")
                : Set.of("main", "model", "roles", "resources");
    }

    private static Set<String> ofTest(Design design, String entity, EntityPlan plan) {
        Set<String> members = new HashSet<>(Set.of("<init>"));
        for (int i = 0; i < plan.rules().size(); i++) {
            if (RuleWitness.breaking(plan.rules().get(i)).isPresent()) {
                members.add("rule" + (i + 1) + "ShouldBeKept");
            }
        }
        design.roles().stream()
                .filter(role -> !role.name().equals("admin")
                        && role.permissions().stream()
                                .anyMatch(each -> each.entity().equals(entity)))
                .forEach(role -> members.add("rightsOf" + Words.pascal(role.name()) + "ShouldBeKept"));
        return members;
    }

    private static Set<String> ofEntity(EntityModel entity, String kind) {
        EntityPlan plan = entity.plan();
        return switch (kind) {
            case "" ->
                new HashSet<>(
                        Component.of(entity).stream().map(Component::symbol).toList());
            case "Table" -> Set.of("<init>", "DEFINITION");
            case "Type" -> Set.of("entity", "of", "data", "check");
            case "Permissions" -> Set.of("<init>", "ALL");
            case "Resource" -> Set.of("<init>");
            case "Hooks" -> Set.of();
            case "Repository" -> {
                Set<String> members = new HashSet<>(List.of(
                        "LOCK",
                        "INSERT",
                        "UPDATE",
                        "DELETE",
                        "CANDIDATE",
                        "lock",
                        "insert",
                        "update",
                        "delete",
                        "candidate",
                        "bind",
                        "read"));
                plan.linkSets().forEach(set -> members.add(Words.constant(set.name()) + "_LINKS"));
                if (!plan.linkSets().isEmpty()) {
                    // links are read in a statement of their own, behind the lock
                    members.add("READ");
                }
                yield members;
            }
            case "Validation" -> {
                Set<String> members = new HashSet<>(List.of("<init>", "check"));
                if (plan.rules().stream().anyMatch(rule -> !rule.readsRelated())) {
                    members.add("rule#");
                }
                if (ValidationClass.of(entity).toString().contains("CONSTANT_1 =")) {
                    members.add("CONSTANT_#");
                }
                yield members;
            }
            default -> Set.of("no class is called so: " + kind);
        };
    }
}
