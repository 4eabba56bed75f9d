package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.records.CompiledRule;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The rules of an entity that read nothing but the record, compiled to Java. */
final class ValidationClass {

    private final EntityModel entity;
    private final ExpressionJava expressions;

    private ValidationClass(EntityModel entity) {
        this.entity = entity;
        this.expressions = new ExpressionJava(entity.names());
    }

    static JavaFile of(EntityModel entity) {
        return new ValidationClass(entity).file();
    }

    private JavaFile file() {
        List<CompiledRule> rules = entity.plan().rules().stream()
                .filter(rule -> !rule.readsRelated())
                .toList();
        TypeSpec.Builder type = TypeSpec.classBuilder(entity.symbols().validation())
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "The rules of {@link $T} that need no other record; the database decides the others. Stateless.\n",
                        entity.symbols().record());
        MethodSpec.Builder check = MethodSpec.methodBuilder("check")
                .addModifiers(Modifier.STATIC)
                .addJavadoc("Tells which rules are broken. One that reads a member of {@code faulty} is left out.\n")
                .addParameter(entity.symbols().record(), "record")
                .addParameter(request(), "request")
                .addParameter(ParameterizedTypeName.get(Set.class, String.class), "faulty")
                .addParameter(entity.names().support("json", "JsonPointer"), "root")
                .addParameter(entity.names().support("problem", "FieldErrors"), "errors");
        MethodSpec constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
        TypeSpec.Builder methods = TypeSpec.classBuilder("Methods");
        for (int i = 0; i < rules.size(); i++) {
            String name = "rule" + (i + 1);
            addCheck(check, rules.get(i), name);
            methods.addMethod(rule(rules.get(i), name));
        }
        expressions.constants().forEach(type::addField);
        type.addMethod(constructor).addMethod(check.build());
        methods.build().methodSpecs().forEach(type::addMethod);
        return Sources.file(entity.symbols().packageName(), type.build());
    }

    private ClassName request() {
        return entity.names().support("records", "RequestContext");
    }

    private void addCheck(MethodSpec.Builder check, CompiledRule rule, String name) {
        ClassName logic = entity.names().support("expression", "Logic");
        Set<String> members = new TreeSet<>();
        rule.condition().visit(part -> addMember(part, members));
        CodeBlock broken = CodeBlock.of("$T.isFalse($L(record, request))", logic, name);
        CodeBlock condition = members.isEmpty()
                ? broken
                : CodeBlock.of(
                        "$T.disjoint(faulty, $T.of($L)) && $L",
                        Collections.class,
                        Set.class,
                        CodeBlock.join(members.stream().map(Sources::string).toList(), ", "),
                        broken);
        CodeBlock place = rule.rule()
                .field()
                .map(field -> CodeBlock.of("root.member($L)", Sources.string(field)))
                .orElseGet(() -> CodeBlock.of("root"));
        check.beginControlFlow("if ($L)", condition)
                .addStatement(
                        "errors.add($S, $L, $L)",
                        "rule",
                        place,
                        Sources.string(rule.rule().message()))
                .endControlFlow();
    }

    private static void addMember(Expr part, Set<String> members) {
        if (part instanceof Expr.Path path) {
            switch (path.leaf()) {
                case Leaf.Stored stored -> members.add(stored.field().name());
                case Leaf.Link link -> members.add(link.relation().name());
                case Leaf.OfSystem system -> {}
            }
        }
    }

    private MethodSpec rule(CompiledRule rule, String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("{@code $L}\n", JavaSymbols.comment(rule.rule().expression()))
                .addAnnotation(JavaTypes.NULLABLE)
                .returns(Boolean.class)
                .addParameter(entity.symbols().record(), "record")
                .addParameter(request(), "request")
                .addStatement("return $L", expressions.of(rule.condition()))
                .build();
    }
}
