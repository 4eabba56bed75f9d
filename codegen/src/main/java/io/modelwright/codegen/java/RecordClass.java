package io.modelwright.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.records.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The record of an entity: what is stored of one of its records. */
final class RecordClass {

    private RecordClass() {}

    /** How many components a record has itself: the constructor of one takes at most 254 parameters. */
    private static final int COMPONENTS_MAX = 240;

    /** What further components are in, where there are more. */
    private static final String FURTHER = "Further";

    static JavaFile of(EntityModel entity) {
        List<Component> components = Component.of(entity);
        MethodSpec.Builder constructor = constructor(components.subList(0, ownCount(components)));
        TypeSpec.Builder type = TypeSpec.recordBuilder(entity.symbols().type())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L.\n", title(entity.name(), entity.plan().entity().labels()));
        for (Member.Column column : entity.columns()) {
            described(column.field().labels())
                    .ifPresent(text -> type.addJavadoc("\n@param $L $L", JavaSymbols.member(column.name()), text));
        }
        if (components.size() > COMPONENTS_MAX) {
            List<Component> further = components.subList(COMPONENTS_MAX, components.size());
            constructor.addParameter(entity.symbols().record().nestedClass(FURTHER), further(components));
            type.addType(TypeSpec.recordBuilder(FURTHER)
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("What one record alone cannot hold.\n")
                    .recordConstructor(constructor(further).build())
                    .build());
            further.forEach(component -> type.addMethod(delegate(component, further(components))));
        }
        return Sources.file(
                entity.symbols().packageName(),
                type.recordConstructor(constructor.build()).build());
    }

    private static int ownCount(List<Component> components) {
        return Math.min(components.size(), COMPONENTS_MAX);
    }

    /** A name that no component has. */
    private static String further(List<Component> components) {
        String name = "further";
        while (components.stream().map(Component::symbol).anyMatch(name::equals)) {
            name += "_";
        }
        return name;
    }

    private static MethodSpec.Builder constructor(List<Component> components) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (Component component : components) {
            ParameterSpec.Builder parameter =
                    ParameterSpec.builder(component.form().type(), component.symbol());
            if (!component.required()) {
                parameter.addAnnotation(JavaTypes.NULLABLE);
            }
            constructor.addParameter(parameter.build());
        }
        return constructor;
    }

    private static MethodSpec delegate(Component component, String further) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(component.symbol())
                .addModifiers(Modifier.PUBLIC)
                .returns(component.form().type())
                .addStatement("return $L.$L()", further, component.symbol());
        return (component.required() ? method : method.addAnnotation(JavaTypes.NULLABLE)).build();
    }

    /** Makes a record of the values of its components, in their order. */
    static CodeBlock construction(EntityModel entity, List<CodeBlock> values) {
        if (values.size() <= COMPONENTS_MAX) {
            return CodeBlock.of("new $T($L)", entity.symbols().record(), Sources.statementLines(values));
        }
        List<CodeBlock> own = new ArrayList<>(values.subList(0, COMPONENTS_MAX));
        own.add(CodeBlock.of(
                "new $T($L)",
                entity.symbols().record().nestedClass(FURTHER),
                Sources.statementLines(values.subList(COMPONENTS_MAX, values.size()))));
        return CodeBlock.of("new $T($L)", entity.symbols().record(), Sources.statementLines(own));
    }

    /** What an entity is called, with its description where it has one, as text of a comment. */
    static String title(String name, Labels labels) {
        String title = JavaSymbols.comment(labels.displayName().orElse(Words.sentence(name)));
        return described(labels).map(text -> title + ": " + text).orElse(title);
    }

    private static Optional<String> described(Labels labels) {
        return labels.description().map(JavaSymbols::comment).filter(text -> !text.isEmpty());
    }
}
