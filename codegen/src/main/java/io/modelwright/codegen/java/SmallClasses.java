package io.modelwright.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Role;
import java.time.ZoneId;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The classes that only tie others together. Stateless. */
final class SmallClasses {

    private SmallClasses() {}

    /** The routes of an entity. */
    static JavaFile resource(EntityModel entity) {
        EntitySymbols symbols = entity.symbols();
        AppSymbols names = entity.names();
        TypeSpec type = TypeSpec.classBuilder(symbols.resource())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(names.support("http", "RecordResource"), symbols.record()))
                .addJavadoc("{@code /api/v1/records/$L}\n", entity.name())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(names.support("records", "Engine"), "engine")
                        .addStatement(
                                "super(engine, new $T(), new $T(), new $T())",
                                symbols.recordType(),
                                symbols.repository(),
                                symbols.hooks())
                        .build())
                .build();
        return Sources.file(symbols.packageName(), type);
    }

    /** Where people add code of their own. */
    static JavaFile hooks(EntityModel entity) {
        EntitySymbols symbols = entity.symbols();
        TypeSpec type = TypeSpec.classBuilder(symbols.hooks())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(
                        ParameterizedTypeName.get(entity.names().support("records", "RecordHooks"), symbols.record()))
                .addJavadoc(
                        "Your own part in what happens to {@link $T}: override what you need. This file is yours.\n",
                        symbols.record())
                .build();
        return Sources.file(symbols.packageName(), type);
    }

    /** All entities together. */
    static JavaFile entities(AppHistory history, AppSymbols names, List<EntityModel> entities) {
        Design design = history.design();
        ClassName model = names.support("model", "AppModel");
        ClassName engine = names.support("records", "Engine");
        List<CodeBlock> definitions = entities.stream()
                .map(entity -> CodeBlock.of("$T.DEFINITION", entity.symbols().table()))
                .toList();
        List<CodeBlock> resources = entities.stream()
                .map(entity -> CodeBlock.of("new $T(engine)", entity.symbols().resource()))
                .toList();
        List<CodeBlock> roles =
                design.roles().stream().map(Role::name).map(Sources::string).toList();
        TypeSpec type = TypeSpec.classBuilder(names.entities())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "All that there is, as version $L of the model describes it.\n",
                        history.latest().number())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(method("model", model)
                        .addStatement(
                                "return new $T($L, $T.of($L), $T.of($L))",
                                model,
                                history.latest().number(),
                                ZoneId.class,
                                Sources.string(design.timeZone().getId()),
                                List.class,
                                Sources.statementLines(definitions))
                        .build())
                .addMethod(method("roles", ParameterizedTypeName.get(List.class, String.class))
                        .addJavadoc(
                                "The roles that people can have, in the order of the model; {@code admin} is always there.\n")
                        .addStatement("return $T.of($L)", List.class, CodeBlock.join(roles, ", "))
                        .build())
                .addMethod(method("resources", resources(names))
                        .addParameter(engine, "engine")
                        .addStatement("return $T.of($L)", List.class, Sources.statementLines(resources))
                        .build())
                .build();
        return Sources.file(names.basePackage(), type);
    }

    private static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(returned);
    }

    private static TypeName resources(AppSymbols names) {
        TypeName resource = ParameterizedTypeName.get(
                names.support("http", "RecordResource"), WildcardTypeName.subtypeOf(Object.class));
        return ParameterizedTypeName.get(ClassName.get(List.class), resource);
    }

    /** The class that starts everything. */
    static JavaFile application(AppSymbols names) {
        ClassName engine = names.support("records", "Engine");
        TypeSpec type = TypeSpec.classBuilder(names.application())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(names.support("app", "ModelApplication"))
                .addJavadoc("Starts the application.\n")
                .addMethod(MethodSpec.methodBuilder("main")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addParameter(ArrayTypeName.of(String.class), "arguments")
                        .varargs()
                        .addException(Exception.class)
                        .addStatement("new $T().run(arguments)", names.application())
                        .build())
                .addMethod(overriding("model", names.support("model", "AppModel"))
                        .addStatement("return $T.model()", names.entities())
                        .build())
                .addMethod(overriding("roles", ParameterizedTypeName.get(List.class, String.class))
                        .addStatement("return $T.roles()", names.entities())
                        .build())
                .addMethod(overriding("resources", resources(names))
                        .addParameter(engine, "engine")
                        .addStatement("return $T.resources(engine)", names.entities())
                        .build())
                .build();
        return Sources.file(names.basePackage(), type);
    }

    /** The tests of what is there beside records. */
    static JavaFile applicationTest(AppSymbols names) {
        TypeSpec type = TypeSpec.classBuilder(names.application().simpleName() + "Test")
                .superclass(names.support("testing", "AppTests"))
                .addJavadoc("What is there beside records, over HTTP.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addStatement(
                                "super($T.running($T::new))", names.support("testing", "TestApp"), names.application())
                        .build())
                .build();
        return Sources.file(names.basePackage(), type);
    }

    private static MethodSpec.Builder overriding(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(returned);
    }
}
