package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Turns records into values by name and back, for what treats all entities alike. */
final class TypeClass {

    private final EntityModel entity;
    private final List<Component> components;
    private final ClassName record;
    private final ClassName data;

    private TypeClass(EntityModel entity) {
        this.entity = entity;
        this.components = Component.of(entity);
        this.record = entity.symbols().record();
        this.data = entity.names().support("records", "RecordData");
    }

    static JavaFile of(EntityModel entity) {
        return new TypeClass(entity).file();
    }

    private JavaFile file() {
        ClassName general = entity.names().support("records", "RecordType");
        TypeSpec type = TypeSpec.classBuilder(entity.symbols().recordType())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(general, record))
                .addJavadoc("{@link $T} as values by the names of its members. Stateless, thread-safe.\n", record)
                .addMethod(method("entity")
                        .returns(JavaTypes.STRING)
                        .addStatement("return $L", Sources.string(entity.name()))
                        .build())
                .addMethod(ofMethod())
                .addMethod(dataMethod())
                .addMethod(checkMethod())
                .build();
        return Sources.file(entity.symbols().packageName(), type);
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private MethodSpec ofMethod() {
        List<CodeBlock> values = components.stream().map(this::read).toList();
        return method("of")
                .returns(record)
                .addParameter(data, "data")
                .addStatement("return $L", RecordClass.construction(entity, values))
                .build();
    }

    private CodeBlock read(Component component) {
        CodeBlock name = Sources.string(component.member());
        return switch (component.kind()) {
            case SYSTEM -> CodeBlock.of("data.$L()", component.symbol());
            case LINKS -> CodeBlock.of("data.links($L)", name);
            case FIELD, NUMBERED, REFERENCE ->
                component.form().type().equals(JavaTypes.TEXTS)
                        ? CodeBlock.of("data.texts($L)", name)
                        : CodeBlock.of(
                                "data.value($L, $T.class)",
                                name,
                                component.form().type());
        };
    }

    private MethodSpec dataMethod() {
        CodeBlock mapOfValues = CodeBlock.of("$T<$T, $T>", Map.class, String.class, Object.class);
        MethodSpec.Builder method = method("data")
                .returns(data)
                .addParameter(record, "record")
                .addStatement("$L values = new $T<>()", mapOfValues, HashMap.class);
        CodeBlock.Builder links = CodeBlock.builder().add("$T.of(", Map.class);
        boolean many = components.stream()
                        .filter(component -> component.kind() == Component.Kind.LINKS)
                        .count()
                > 10;
        if (many) {
            links = CodeBlock.builder().add("$T.ofEntries(", Map.class);
        }
        String separator = "";
        for (Component component : components) {
            CodeBlock name = Sources.string(component.member());
            switch (component.kind()) {
                case SYSTEM -> {}
                case LINKS -> {
                    links.add(
                            many ? "$L$T.entry($L, record.$L())" : "$L$L, record.$L()",
                            many
                                    ? new Object[] {separator, Map.class, name, component.symbol()}
                                    : new Object[] {separator, name, component.symbol()});
                    separator = ", ";
                }
                case FIELD, NUMBERED, REFERENCE ->
                    method.addStatement("values.put($L, record.$L())", name, component.symbol());
            }
        }
        return method.addStatement("values.values().removeIf($T::isNull)", Objects.class)
                .addStatement(
                        "return new $T(\nrecord.id(),\nrecord.version(),\nrecord.createdAt(),\nrecord.createdBy(),"
                                + "\nrecord.updatedAt(),\nrecord.updatedBy(),\nvalues,\n$L)",
                        data,
                        links.add(")").build())
                .build();
    }

    private MethodSpec checkMethod() {
        return method("check")
                .addParameter(record, "record")
                .addParameter(entity.names().support("records", "RequestContext"), "request")
                .addParameter(ParameterizedTypeName.get(Set.class, String.class), "faulty")
                .addParameter(entity.names().support("json", "JsonPointer"), "root")
                .addParameter(entity.names().support("problem", "FieldErrors"), "errors")
                .addStatement(
                        "$T.check(record, request, faulty, root, errors)",
                        entity.symbols().validation())
                .build();
    }
}
