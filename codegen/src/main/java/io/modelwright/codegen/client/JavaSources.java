package io.modelwright.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The sources of a Java client that depend on the model. Immutable. */
final class JavaSources {

    static final ClassName JSON = ClassName.get("com.fasterxml.jackson.databind", "JsonNode");

    /** Ends in an underscore, as no name of a choice does. */
    private static final String UNKNOWN = "UNKNOWN_";

    private final JavaNames names;

    JavaSources(JavaNames names) {
        this.names = names;
    }

    List<JavaFile> of(ClientEntity entity) {
        List<JavaFile> files = new ArrayList<>();
        files.add(file(names.type(entity.name(), "Record"), record(entity)));
        files.add(file(
                names.type(entity.name(), "Input"),
                input(
                        entity,
                        "Input",
                        "A new record, or all of one that is replaced. What is not set becomes its default.")));
        files.add(file(
                names.type(entity.name(), "Patch"),
                input(entity, "Patch", "Changes of a record. What is not set stays as it is.")));
        for (ClientMember member : entity.members()) {
            if (member.kind() instanceof WireKind.Choice choice) {
                ClassName type = names.choice(entity, member);
                files.add(file(type, choice(type, choice.names())));
            }
        }
        return files;
    }

    private static JavaFile file(ClassName name, TypeSpec type) {
        return JavaFile.builder(name.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    JavaFile client(ClientModel model) {
        ClassName connection = names.runtime("Connection");
        TypeSpec.Builder type = TypeSpec.classBuilder(names.client(model))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", "The records of " + JavaSymbols.comment(model.name()) + ". Safe for many threads.")
                .addField(connection, "connection", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(connection, "connection")
                        .addStatement(
                                "this.connection = connection.named($S)", model.slug() + "-client/" + model.version())
                        .build());
        for (ClientEntity entity : model.entities()) {
            TypeName records = ParameterizedTypeName.get(
                    names.runtime("Records"),
                    names.type(entity.name(), "Record"),
                    names.type(entity.name(), "Input"),
                    names.type(entity.name(), "Patch"));
            type.addMethod(MethodSpec.methodBuilder(JavaSymbols.member(entity.name()))
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("$L", doc(entity))
                    .returns(records)
                    .addStatement(
                            "return new $T<>(connection, $S, $T::new)",
                            names.runtime("Records"),
                            entity.name(),
                            names.type(entity.name(), "Record"))
                    .build());
        }
        return file(names.client(model), type.build());
    }

    private static String doc(ClientEntity entity) {
        String title = JavaSymbols.comment(
                TemplateModel.label(entity.name(), entity.labels().displayName()));
        String more = entity.labels().description().map(JavaSymbols::comment).orElse("");
        return more.isEmpty() ? title : title + "\n" + more;
    }

    private TypeSpec record(ClientEntity entity) {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.type(entity.name(), "Record"))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(names.runtime("RecordView"))
                .addJavadoc("$L", doc(entity))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("@param json what nobody changes any more\n")
                        .addParameter(JSON, "json")
                        .addStatement("super(json)")
                        .build());
        for (ClientMember member : entity.members()) {
            TypeName value = names.read(entity, member);
            // an expanded relation is null where its record may not be read
            boolean optional = member.isNullable() || member.isExpandable();
            MethodSpec.Builder method = MethodSpec.methodBuilder(JavaSymbols.member(member.name()))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(optional ? ParameterizedTypeName.get(ClassName.get(Optional.class), value.box()) : value)
                    .addStatement(
                            "return $L($S, $L)",
                            member.isExpandable() ? "relation" : optional ? "optional" : "value",
                            member.name(),
                            names.reader(entity, member));
            documented(method, member);
            type.addMethod(method.build());
        }
        return type.build();
    }

    private static void documented(MethodSpec.Builder method, ClientMember member) {
        List<String> lines = new ArrayList<>();
        member.labels().displayName().ifPresent(lines::add);
        member.labels().description().ifPresent(lines::add);
        lines.addAll(member.notes());
        String text = JavaSymbols.comment(String.join(" ", lines));
        if (!text.isEmpty()) {
            method.addJavadoc("$L", String.join("\n", TemplateModel.lines(text)));
        }
    }

    private TypeSpec input(ClientEntity entity, String suffix, String doc) {
        ClassName own = names.type(entity.name(), suffix);
        TypeSpec.Builder type = TypeSpec.classBuilder(own)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(names.runtime("Input"))
                .addJavadoc("$L", doc + needed(entity, suffix));
        for (ClientMember member : entity.writable()) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(JavaSymbols.member(member.name()))
                    .addModifiers(Modifier.PUBLIC)
                    .returns(own)
                    .addParameter(names.written(entity, member), "value")
                    .addStatement("put($S, $L, value)", member.name(), names.writer(entity, member))
                    .addStatement("return this");
            documented(method, member);
            type.addMethod(method.build());
        }
        return type.build();
    }

    private static String needed(ClientEntity entity, String suffix) {
        List<String> needed = entity.writable().stream()
                .filter(member -> member.writing() == ClientMember.Writing.NEEDED)
                .map(ClientMember::name)
                .toList();
        return needed.isEmpty() || suffix.equals("Patch") ? "" : "\nNeeded: " + String.join(", ", needed) + ".";
    }

    private TypeSpec choice(ClassName type, List<String> choices) {
        ClassName wire = names.runtime("Wire");
        TypeSpec.Builder choice =
                TypeSpec.enumBuilder(type).addModifiers(Modifier.PUBLIC).addSuperinterface(names.runtime("Choice"));
        choices.forEach(name -> choice.addEnumConstant(
                constant(name), TypeSpec.anonymousClassBuilder("$S", name).build()));
        return choice.addEnumConstant(
                        UNKNOWN,
                        TypeSpec.anonymousClassBuilder("$S", "")
                                .addJavadoc("A choice that came after this client; it cannot be sent.\n")
                                .build())
                .addField(FieldSpec.builder(ParameterizedTypeName.get(wire, type), "WIRE")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.choice(values(), choice -> choice.wireName, $L)", wire, UNKNOWN)
                        .build())
                .addField(String.class, "wireName", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "wireName")
                        .addStatement("this.wireName = wireName")
                        .build())
                .addMethod(MethodSpec.methodBuilder("wireName")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addCode(CodeBlock.builder()
                                .beginControlFlow("if (this == $L)", UNKNOWN)
                                .addStatement(
                                        "throw new $T($S)",
                                        IllegalStateException.class,
                                        "an unknown choice cannot be sent")
                                .endControlFlow()
                                .addStatement("return wireName")
                                .build())
                        .build())
                .build();
    }

    /** As different for different choices as validation demands. */
    static String constant(String choice) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < choice.length(); i++) {
            char c = choice.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(choice.charAt(i - 1))) {
                result.append('_');
            }
            result.append(c == '-' ? '_' : c);
        }
        String constant = result.toString().toUpperCase(Locale.ROOT);
        boolean plain = Character.isLetter(constant.charAt(0)) && !constant.equals("WIRE") && !constant.equals(UNKNOWN);
        return plain ? constant : "_" + constant;
    }
}
