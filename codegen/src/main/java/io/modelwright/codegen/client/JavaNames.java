package io.modelwright.codegen.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Java: names of one client and its table of types. Sources are JavaPoet's, everything else is templates. */
final class JavaNames implements Language {

    static final ClassName UUID_TYPE = ClassName.get(UUID.class);
    private static final ClassName LIST = ClassName.get(List.class);

    /** What a kind is in Java, with the constant of {@code Wire} and a value for readers. */
    private record Row(TypeName type, String wire, String example) {}

    private final String base;
    private final Map<String, String> packages = new HashMap<>();

    JavaNames(ClientModel model, String base) {
        this.base = base;
        Set<String> taken = new HashSet<>(Set.of("runtime"));
        for (ClientEntity entity : model.entities()) {
            String part = JavaSymbols.packagePart(entity.name());
            while (!taken.add(part)) {
                part += "_";
            }
            packages.put(entity.name(), part);
        }
    }

    String runtimePackage() {
        return base + ".runtime";
    }

    ClassName runtime(String name) {
        return ClassName.get(runtimePackage(), name);
    }

    ClassName type(String entity, String suffix) {
        return ClassName.get(base + "." + packages.get(entity), Words.pascal(entity) + suffix);
    }

    ClassName client(ClientModel model) {
        return ClassName.get(base, appNames(model).getOrDefault("client", ""));
    }

    private Row row(WireKind.Plain kind) {
        return switch (kind) {
            case TEXT -> row(String.class, "TEXT", "\"text\"");
            case SECRET -> row(Boolean.class, "SECRET_STATE", "\"a secret\"");
            case INTEGER -> row(Integer.class, "INTEGER", "3");
            case WIDE_INTEGER -> row(Long.class, "WIDE_INTEGER", "3L");
            case LONG -> row(Long.class, "LONG", "42L");
            case DECIMAL -> row(BigDecimal.class, "DECIMAL", "new BigDecimal(\"12.50\")");
            case FLOAT -> row(Double.class, "FLOAT", "0.5");
            case BOOLEAN -> row(Boolean.class, "BOOLEAN", "true");
            case DATE -> row(LocalDate.class, "DATE", "LocalDate.of(2027, 1, 31)");
            case TIME -> row(LocalTime.class, "TIME", "LocalTime.of(14, 5)");
            case DATE_TIME -> row(Instant.class, "DATE_TIME", "Instant.parse(\"2027-01-31T13:05:00Z\")");
            case DURATION -> row(Duration.class, "DURATION", "Duration.ofHours(1)");
            case UUID -> row(UUID.class, "ID", "someId");
            case USER -> row(UUID.class, "ID", "personId");
            case USERS -> new Row(ParameterizedTypeName.get(LIST, UUID_TYPE), "IDS", "List.of(personId)");
            case JSON -> new Row(JavaSources.JSON, "ANY", "TextNode.valueOf(\"any\")");
            case FILE -> new Row(runtime("FileRef"), "FILE", "FileRef.of(fileId)");
            case MONEY -> new Row(runtime("Money"), "MONEY", "new Money(new BigDecimal(\"12.50\"), \"EUR\")");
            case GEO_POINT -> new Row(runtime("GeoPoint"), "GEO_POINT", "new GeoPoint(52.5, 13.4)");
        };
    }

    private static Row row(Class<?> type, String wire, String example) {
        return new Row(ClassName.get(type), wire, example);
    }

    ClassName choice(ClientEntity entity, ClientMember member) {
        return type(entity.name(), Words.pascal(member.name()) + "Choice");
    }

    TypeName read(ClientEntity entity, ClientMember member) {
        return switch (member.kind()) {
            case WireKind.Plain plain -> row(plain).type();
            case WireKind.Choice choice -> choices(choice, choice(entity, member));
            case WireKind.ToOne(String target) -> ParameterizedTypeName.get(runtime("Ref"), type(target, "Record"));
            case WireKind.ToMany(String target, boolean ignored) ->
                ParameterizedTypeName.get(runtime("Related"), type(target, "Record"));
        };
    }

    TypeName written(ClientEntity entity, ClientMember member) {
        return switch (member.kind()) {
            case WireKind.Plain plain ->
                plain == WireKind.Plain.SECRET
                        ? ClassName.get(String.class)
                        : row(plain).type();
            case WireKind.Choice choice -> choices(choice, choice(entity, member));
            case WireKind.ToOne ignored -> UUID_TYPE;
            case WireKind.ToMany ignored -> ParameterizedTypeName.get(LIST, UUID_TYPE);
        };
    }

    private static TypeName choices(WireKind.Choice choice, ClassName one) {
        return choice.many() ? ParameterizedTypeName.get(LIST, one) : one;
    }

    CodeBlock reader(ClientEntity entity, ClientMember member) {
        ClassName wire = runtime("Wire");
        return switch (member.kind()) {
            case WireKind.Plain plain -> CodeBlock.of("$T.$L", wire, row(plain).wire());
            case WireKind.Choice choice -> choiceWire(choice, choice(entity, member));
            case WireKind.ToOne(String target) -> CodeBlock.of("$T.toOne($T::new)", wire, type(target, "Record"));
            case WireKind.ToMany(String target, boolean ignored) ->
                CodeBlock.of("$T.toMany($T::new)", wire, type(target, "Record"));
        };
    }

    CodeBlock writer(ClientEntity entity, ClientMember member) {
        ClassName wire = runtime("Wire");
        return switch (member.kind()) {
            case WireKind.Plain plain ->
                CodeBlock.of(
                        "$T.$L",
                        wire,
                        plain == WireKind.Plain.SECRET ? "TEXT" : row(plain).wire());
            case WireKind.Choice choice -> choiceWire(choice, choice(entity, member));
            case WireKind.ToOne ignored -> CodeBlock.of("$T.ID", wire);
            case WireKind.ToMany ignored -> CodeBlock.of("$T.IDS", wire);
        };
    }

    private CodeBlock choiceWire(WireKind.Choice choice, ClassName type) {
        return choice.many() ? CodeBlock.of("$T.many($T.WIRE)", runtime("Wire"), type) : CodeBlock.of("$T.WIRE", type);
    }

    @Override
    public Target target() {
        return new Target("client-java");
    }

    @Override
    public String folder() {
        return "java";
    }

    @Override
    public Map<String, String> copied(ClientModel model) {
        return Map.of("gitignore", ".gitignore");
    }

    @Override
    public List<Page> pages(ClientModel model) {
        return List.of(new Page("pom.xml", "pom.xml.ftl"), new Page("README.md", "README.md.ftl"));
    }

    @Override
    public String entityPath(ClientModel model, ClientEntity entity) {
        return base.replace('.', '/') + "/" + packages.get(entity.name());
    }

    @Override
    public Type type(ClientEntity entity, ClientMember member) {
        String example = switch (member.kind()) {
            case WireKind.Plain plain -> row(plain).example();
            case WireKind.Choice choice -> {
                String one = choice(entity, member).simpleName() + "."
                        + JavaSources.constant(choice.names().getFirst());
                yield choice.many() ? "List.of(" + one + ")" : one;
            }
            case WireKind.ToOne(String target) -> target + "Id";
            case WireKind.ToMany(String target, boolean ignored) -> "List.of(" + target + "Id)";
        };
        return new Type(read(entity, member).toString(), written(entity, member).toString(), "", example);
    }

    @Override
    public Map<String, String> appNames(ClientModel model) {
        String client = String.join(
                "", Words.of(model.slug()).stream().map(Words::pascal).toList());
        return Map.of("client", client + "Client", "package", base);
    }

    @Override
    public Map<String, String> entityNames(String entity) {
        return Map.of(
                "attribute", JavaSymbols.member(entity),
                "record", Words.pascal(entity) + "Record",
                "input", Words.pascal(entity) + "Input",
                "patch", Words.pascal(entity) + "Patch");
    }

    @Override
    public String attribute(String member) {
        return JavaSymbols.member(member);
    }

    @Override
    public String string(String text) {
        return JavaSymbols.string(text);
    }

    @Override
    public String comment(String text) {
        return JavaSymbols.comment(text);
    }

    @Override
    public String choiceType(ClientEntity entity, ClientMember member) {
        return choice(entity, member).simpleName();
    }
}
