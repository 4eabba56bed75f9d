package io.modelwright.codegen.client;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** TypeScript: names and a table of types; the rest is templates. */
final class TypeScriptClient implements Language {

    private static final Map<WireKind.Plain, Type> TYPES = Map.ofEntries(
            entry(WireKind.Plain.TEXT, "string", "'text'"),
            entry(WireKind.Plain.INTEGER, "number", "3"),
            entry(WireKind.Plain.WIDE_INTEGER, "number", "3"),
            entry(WireKind.Plain.LONG, "bigint", "42n"),
            entry(WireKind.Plain.DECIMAL, "rt.Decimal", "'12.50'"),
            entry(WireKind.Plain.FLOAT, "number", "0.5"),
            entry(WireKind.Plain.BOOLEAN, "boolean", "true"),
            entry(WireKind.Plain.DATE, "rt.LocalDate", "'2027-01-31'"),
            entry(WireKind.Plain.TIME, "rt.LocalTime", "'14:05:00'"),
            entry(WireKind.Plain.DATE_TIME, "rt.DateTime", "new Date().toISOString()"),
            entry(WireKind.Plain.DURATION, "rt.Duration", "'PT1H'"),
            entry(WireKind.Plain.UUID, "rt.Uuid", "someId"),
            entry(WireKind.Plain.USER, "rt.Uuid", "personId"),
            entry(WireKind.Plain.USERS, "readonly rt.Uuid[]", "[personId]"),
            entry(WireKind.Plain.JSON, "rt.Json", "{ any: 'thing' }"),
            entry(WireKind.Plain.MONEY, "rt.Money", "{ amount: '12.50', currency: 'EUR' }"),
            entry(WireKind.Plain.GEO_POINT, "rt.GeoPoint", "{ lat: 52.5, lon: 13.4 }"),
            Map.entry(WireKind.Plain.FILE, new Type("rt.FileRef", "rt.Uuid", "", "fileId")),
            Map.entry(WireKind.Plain.SECRET, new Type("rt.SecretState", "string | rt.SecretState", "", "'a secret'")));

    /** Names that Windows keeps for devices: no file is called so, whatever its ending. */
    private static final String DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]";

    private static Map.Entry<WireKind.Plain, Type> entry(WireKind.Plain kind, String type, String example) {
        return Map.entry(kind, new Type(type, type, "", example));
    }

    @Override
    public Target target() {
        return new Target("client-typescript");
    }

    @Override
    public String folder() {
        return "typescript";
    }

    @Override
    public Map<String, String> copied(ClientModel model) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : List.of("cel", "connection", "problem", "queries", "records", "shapes", "tokens", "types")) {
            files.put("runtime/" + name + ".ts", "src/runtime/" + name + ".ts");
        }
        for (String name : List.of("connection.test", "records.test", "scripted-server")) {
            files.put("test/" + name + ".js", "test/" + name + ".js");
        }
        files.put("tsconfig.json", "tsconfig.json");
        files.put("gitignore", ".gitignore");
        return files;
    }

    @Override
    public List<Page> pages(ClientModel model) {
        return List.of(
                new Page("package.json", "package.json.ftl"),
                new Page("README.md", "README.md.ftl"),
                new Page("src/index.ts", "index.ts.ftl"),
                new Page("src/client.ts", "client.ts.ftl"));
    }

    @Override
    public String entityPath(ClientModel model, ClientEntity entity) {
        return "src/entities/" + module(entity.name()) + ".ts";
    }

    private static String module(String entity) {
        String module = TypeScriptSymbols.folder(entity);
        return module.matches(DEVICE) ? module + "_" : module;
    }

    @Override
    public Type type(ClientEntity entity, ClientMember member) {
        return switch (member.kind()) {
            case WireKind.Plain plain -> Objects.requireNonNull(TYPES.get(plain));
            case WireKind.Choice choice -> {
                String one = choiceType(entity, member);
                String type = choice.many() ? "readonly " + one + "[]" : one;
                String literal = string(choice.names().getFirst());
                yield new Type(type, type, "", choice.many() ? "[" + literal + "]" : literal);
            }
            case WireKind.ToOne(String target) -> new Type("rt.Uuid", "rt.Uuid", "", target + "Id");
            case WireKind.ToMany(String target, boolean ignored) ->
                new Type("readonly rt.Uuid[]", "readonly rt.Uuid[]", "", "[" + target + "Id]");
        };
    }

    @Override
    public Map<String, String> appNames(ClientModel model) {
        String client = String.join(
                "", Words.of(model.slug()).stream().map(Words::pascal).toList());
        return Map.of("client", client + "Client");
    }

    @Override
    public Map<String, String> entityNames(String entity) {
        return Map.of(
                "module", module(entity),
                "wire", TypeScriptSymbols.value(entity, "Wire"),
                "shape", TypeScriptSymbols.type(entity, "Shape"),
                "record", TypeScriptSymbols.type(entity, "Record"),
                "input", TypeScriptSymbols.type(entity, "Input"),
                "patch", TypeScriptSymbols.type(entity, "Patch"));
    }

    @Override
    public String attribute(String member) {
        return member;
    }

    @Override
    public String string(String text) {
        return TypeScriptSymbols.string(text);
    }

    /** The compiler and documentation tools obey some words behind an at sign. */
    @Override
    public String comment(String text) {
        return TypeScriptSymbols.comment(text).replace("@", "\\@");
    }

    @Override
    public String choiceType(ClientEntity entity, ClientMember member) {
        return TypeScriptSymbols.type(entity.name(), Words.pascal(member.name()) + "Choice");
    }
}
