package io.modelwright.codegen.client;

import io.modelwright.codegen.symbol.PythonSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.codegen.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Python: names and a table of types; the rest is templates. */
final class PythonClient implements Language {

    private static final Map<WireKind.Plain, Type> TYPES = Map.ofEntries(
            entry(WireKind.Plain.TEXT, "str", "TEXT", "\"text\""),
            entry(WireKind.Plain.INTEGER, "int", "INTEGER", "3"),
            entry(WireKind.Plain.WIDE_INTEGER, "int", "INTEGER", "3"),
            entry(WireKind.Plain.LONG, "int", "BIG", "42"),
            entry(WireKind.Plain.DECIMAL, "rt.Decimal", "DECIMAL", "rt.Decimal(\"12.50\")"),
            entry(WireKind.Plain.FLOAT, "float", "FLOAT", "0.5"),
            entry(WireKind.Plain.BOOLEAN, "bool", "BOOLEAN", "True"),
            entry(WireKind.Plain.DATE, "rt.Date", "DATE", "rt.Date(2027, 1, 31)"),
            entry(WireKind.Plain.TIME, "rt.Time", "TIME", "rt.Time(14, 5)"),
            entry(WireKind.Plain.DATE_TIME, "rt.DateTime", "DATE_TIME", "rt.DateTime.now(tz=UTC)"),
            entry(WireKind.Plain.DURATION, "rt.Duration", "DURATION", "rt.Duration(hours=1)"),
            entry(WireKind.Plain.UUID, "rt.UUID", "UUID_TEXT", "some_id"),
            entry(WireKind.Plain.USER, "rt.UUID", "UUID_TEXT", "person_id"),
            entry(WireKind.Plain.USERS, "tuple[rt.UUID, ...]", "USERS", "(person_id,)"),
            entry(WireKind.Plain.JSON, "rt.Json", "JSON", "{\"any\": \"thing\"}"),
            entry(WireKind.Plain.MONEY, "rt.Money", "MONEY", "rt.Money(rt.Decimal(\"12.50\"), \"EUR\")"),
            entry(WireKind.Plain.GEO_POINT, "rt.GeoPoint", "GEO_POINT", "rt.GeoPoint(52.5, 13.4)"),
            Map.entry(WireKind.Plain.FILE, new Type("rt.FileRef", "rt.FileRef | rt.UUID", "rt.FILE", "file_id")),
            Map.entry(
                    WireKind.Plain.SECRET,
                    new Type("rt.SecretState", "str | rt.SecretState", "rt.SECRET", "\"a secret\"")));

    private static Map.Entry<WireKind.Plain, Type> entry(
            WireKind.Plain kind, String type, String codec, String example) {
        return Map.entry(kind, new Type(type, type, "rt." + codec, example));
    }

    @Override
    public Target target() {
        return new Target("client-python");
    }

    @Override
    public String folder() {
        return "python";
    }

    private static String root(ClientModel model) {
        return "src/" + PythonSymbols.module(model.slug()) + "_client/";
    }

    @Override
    public Map<String, String> copied(ClientModel model) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : List.of(
                "__init__",
                "connection",
                "filters",
                "jsontext",
                "problem",
                "records",
                "tokens",
                "transport",
                "values",
                "wire")) {
            files.put("runtime/" + name + ".py", root(model) + "runtime/" + name + ".py");
        }
        files.put("scripted.py", "tests/scripted.py");
        files.put("py.typed", root(model) + "py.typed");
        files.put("gitignore", ".gitignore");
        return files;
    }

    @Override
    public List<Page> pages(ClientModel model) {
        return List.of(
                new Page("pyproject.toml", "pyproject.toml.ftl"),
                new Page("README.md", "README.md.ftl"),
                new Page("tests/test_client.py", "test_client.py.ftl"),
                new Page(root(model) + "__init__.py", "init.py.ftl"),
                new Page(root(model) + "client.py", "client.py.ftl"),
                new Page(root(model) + "entities/__init__.py", "entities.py.ftl"));
    }

    @Override
    public String entityPath(ClientModel model, ClientEntity entity) {
        return root(model) + "entities/" + PythonSymbols.module(entity.name()) + ".py";
    }

    @Override
    public Type type(ClientEntity entity, ClientMember member) {
        return switch (member.kind()) {
            case WireKind.Plain plain -> Objects.requireNonNull(TYPES.get(plain));
            case WireKind.Choice choice -> {
                String one = choiceType(entity, member);
                String type = choice.many() ? "tuple[" + one + ", ...]" : one;
                String literal = string(choice.names().getFirst());
                yield choice.many()
                        ? new Type(type, type, "rt.CHOICES", "(" + literal + ",)")
                        : new Type(type, type, "rt.TEXT", literal);
            }
            case WireKind.ToOne(String target) -> {
                String record = PythonSymbols.type(target, "Record");
                yield new Type(
                        "rt.Ref[" + record + "]",
                        "rt.UUID | rt.Ref[" + record + "]",
                        "rt.ToOne(" + string(target) + ")",
                        PythonSymbols.module(target) + "_id");
            }
            case WireKind.ToMany(String target, boolean ignored) ->
                new Type(
                        "rt.Related[" + PythonSymbols.type(target, "Record") + "]",
                        "tuple[rt.UUID, ...]",
                        "rt.ToMany(" + string(target) + ")",
                        "(" + PythonSymbols.module(target) + "_id,)");
        };
    }

    @Override
    public Map<String, String> appNames(ClientModel model) {
        String client = String.join(
                "", Words.of(model.slug()).stream().map(Words::pascal).toList());
        return Map.of("package", PythonSymbols.module(model.slug()) + "_client", "client", client + "Client");
    }

    @Override
    public Map<String, String> entityNames(String entity) {
        return Map.of(
                "module", PythonSymbols.module(entity),
                "attribute", PythonSymbols.attribute(entity),
                "constant", PythonSymbols.constant(entity),
                "record", PythonSymbols.type(entity, "Record"),
                "input", PythonSymbols.type(entity, "Input"),
                "patch", PythonSymbols.type(entity, "Patch"));
    }

    @Override
    public String attribute(String member) {
        return PythonSymbols.attribute(member);
    }

    @Override
    public String string(String text) {
        return PythonSymbols.string(text);
    }

    @Override
    public String comment(String text) {
        return PythonSymbols.docstring(text);
    }

    @Override
    public String choiceType(ClientEntity entity, ClientMember member) {
        return PythonSymbols.type(entity.name(), Words.pascal(member.name()) + "Choice");
    }
}
