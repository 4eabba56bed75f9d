package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What each role may do with the records of an entity, its conditions as SQL. */
final class PermissionsClass {

    private PermissionsClass() {}

    static JavaFile of(EntityModel entity) {
        ClassName permission = entity.names().support("model", "Permission");
        List<CodeBlock> permissions = new ArrayList<>();
        for (Role role : entity.design().roles()) {
            for (Permission each : role.permissions()) {
                if (each.entity().equals(entity.name())) {
                    permissions.add(permission(entity, permission, role, each));
                }
            }
        }
        TypeSpec.Builder type = TypeSpec.classBuilder(entity.symbols().permissions())
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "Who may do what with {@link $T}. What stands here for no role is denied.\n",
                        entity.symbols().record());
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), permission);
        type.addField(FieldSpec.builder(list, "ALL", Modifier.STATIC, Modifier.FINAL)
                .initializer(ListConstant.of(permission, "permissions", permissions, type))
                .build());
        return Sources.file(entity.symbols().packageName(), type.build());
    }

    private static CodeBlock permission(EntityModel entity, ClassName type, Role role, Permission permission) {
        ClassName action = entity.names().support("model", "Action");
        CodeBlock.Builder code = CodeBlock.builder().add("$T.of($L", type, Sources.string(role.name()));
        permission.actions().stream().sorted().forEach(each -> code.add(", $T.$L", action, each.name()));
        code.add(")");
        permission
                .where()
                .ifPresent(where ->
                        code.add("\n$>$>.where($L)$<$<", Sources.string(RowSql.filter(compiled(entity, where)))));
        names(code, "hiding", permission.hiddenFields());
        names(code, "notWriting", permission.readOnlyFields());
        return code.build();
    }

    private static void names(CodeBlock.Builder code, String call, List<String> names) {
        if (!names.isEmpty()) {
            code.add(
                    "\n$>$>.$L($L)$<$<",
                    call,
                    CodeBlock.join(
                            names.stream().distinct().map(Sources::string).toList(), ", "));
        }
    }

    private static Expr compiled(EntityModel entity, String where) {
        DesignScope scope = new DesignScope(entity.design(), entity.plan().entity());
        return switch (Expressions.compile(where, scope, Expectation.CONDITION)) {
            case Compilation.Compiled(Expr expr) -> expr;
            case Compilation.Failed failed ->
                throw new IllegalArgumentException("a permission does not compile: " + failed.faults());
        };
    }
}
