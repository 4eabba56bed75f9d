package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.json.JsonText;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.records.CompiledRule;
import io.modelwright.core.shared.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tests of an entity: what all have in common, each rule that values were found for, and the rights of each role. */
final class TestClass {

    private static final ClassName TEST = ClassName.get("org.junit.jupiter.api", "Test");

    private TestClass() {}

    static JavaFile of(EntityModel entity) {
        ClassName general = entity.names().support("testing", "EntityTests");
        TypeSpec.Builder type = TypeSpec.classBuilder(entity.symbols().record().simpleName() + "Test")
                .superclass(general)
                .addJavadoc(
                        "The records of {@link $T} over HTTP.\n",
                        entity.symbols().record())
                .addMethod(MethodSpec.constructorBuilder()
                        .addStatement(
                                "super($T.running($T::new), $L)",
                                entity.names().support("testing", "TestApp"),
                                entity.names().application(),
                                Sources.string(entity.name()))
                        .build());
        List<CompiledRule> rules = entity.plan().rules();
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            String name = "rule" + (i + 1) + "ShouldBeKept";
            RuleWitness.breaking(rule).ifPresent(values -> type.addMethod(ruleTest(rule, name, values)));
        }
        for (Role role : entity.design().roles()) {
            rightsTest(entity, role).ifPresent(type::addMethod);
        }
        return Sources.file(entity.symbols().packageName(), type.build());
    }

    private static MethodSpec ruleTest(CompiledRule rule, String name, Json.JsonObject values) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc("{@code $L}\n", JavaSymbols.comment(rule.rule().expression()))
                .addAnnotation(TEST)
                .addStatement(
                        "assertBroken($L, $L)",
                        Sources.string(
                                rule.rule().field().map(field -> "/" + field).orElse("")),
                        Sources.string(JsonText.of(values)))
                .build();
    }

    /** Empty where nothing is said of the role and this entity. */
    private static Optional<MethodSpec> rightsTest(EntityModel entity, Role role) {
        Set<Permission.Action> actions = EnumSet.noneOf(Permission.Action.class);
        role.permissions().stream()
                .filter(permission -> permission.entity().equals(entity.name()))
                .forEach(permission -> actions.addAll(permission.actions()));
        // a role of that name is the administrator's, whatever it permits
        if (actions.isEmpty() || role.name().equals("admin")) {
            return Optional.empty();
        }
        return Optional.of(MethodSpec.methodBuilder("rightsOf" + Words.pascal(role.name()) + "ShouldBeKept")
                .addAnnotation(TEST)
                .addStatement(
                        "assertRights($L, $L, $L, $L, $L)",
                        Sources.string(role.name()),
                        actions.contains(Permission.Action.READ),
                        actions.contains(Permission.Action.CREATE),
                        actions.contains(Permission.Action.UPDATE),
                        actions.contains(Permission.Action.DELETE))
                .build());
    }
}
