package io.modelwright.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.records.Member;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The record of an entity: what is stored of one of its records. */
final class RecordClass {

    private RecordClass() {}

    static JavaFile of(EntityModel entity) {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder type = TypeSpec.recordBuilder(entity.symbols().type())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L.\n", title(entity.name(), entity.plan().entity().labels()));
        for (Component component : Component.of(entity)) {
            ParameterSpec.Builder parameter =
                    ParameterSpec.builder(component.form().type(), component.symbol());
            if (!component.required()) {
                parameter.addAnnotation(
                        AnnotationSpec.builder(JavaTypes.NULLABLE).build());
            }
            components.addParameter(parameter.build());
        }
        for (Member.Column column : entity.columns()) {
            described(column.field().labels())
                    .ifPresent(text -> type.addJavadoc("\n@param $L $L", JavaSymbols.member(column.name()), text));
        }
        return Sources.file(
                entity.symbols().packageName(),
                type.recordConstructor(components.build()).build());
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
