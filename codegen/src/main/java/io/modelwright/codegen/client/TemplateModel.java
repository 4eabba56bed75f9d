package io.modelwright.codegen.client;

import io.modelwright.codegen.symbol.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The neutral model as the templates of a language see it: maps, lists and texts that can stand in a source as they are. */
final class TemplateModel {

    private static final int WIDTH = 96;

    private final Language language;
    private final ClientModel model;

    TemplateModel(Language language, ClientModel model) {
        this.language = language;
        this.model = model;
    }

    Map<String, Object> app() {
        Map<String, Object> app = new LinkedHashMap<>(language.appNames(model));
        app.put("slug", model.slug());
        app.put("version", model.version());
        app.put("doc", lines(language.comment("Client of " + model.name() + ", version " + model.version() + ".")));
        app.put("title", Markdown.text(model.name()));
        List<Map<String, Object>> entities = new ArrayList<>();
        Set<String> exported = new HashSet<>();
        for (ClientEntity entity : model.entities()) {
            Map<String, String> names = language.entityNames(entity.name());
            Map<String, Object> one = new LinkedHashMap<>(names);
            one.put("name", entity.name());
            one.put("types", types(entity, names, exported));
            one.put("title", Markdown.text(title(entity)));
            one.put("label", language.comment(title(entity)));
            entities.add(one);
        }
        app.put("entities", entities);
        ExampleEntity.of(model).ifPresent(example -> app.put("example", example(example)));
        return app;
    }

    /** The types of an entity by name, and what they are called where those of all entities stand beside each other. */
    private List<Map<String, String>> types(ClientEntity entity, Map<String, String> names, Set<String> exported) {
        Stream<String> choices = entity.members().stream()
                .filter(member -> member.kind() instanceof WireKind.Choice)
                .map(member -> language.choiceType(entity, member));
        List<Map<String, String>> types = new ArrayList<>();
        Stream.concat(Stream.of("input", "patch", "record").map(names::get), choices)
                .sorted()
                .forEach(type -> {
                    String unique = type;
                    while (!exported.add(unique)) {
                        unique += "_";
                    }
                    types.add(Map.of("name", type, "exported", unique));
                });
        return types;
    }

    private Map<String, Object> example(ExampleEntity example) {
        Map<String, Object> shown = entity(example.entity());
        shown.put("sort", example.sort());
        shown.put("filter", example.filter());
        shown.put("filterLiteral", example.filter().replace("\"", "\\\""));
        example.expand().ifPresent(member -> shown.put("expand", attributes(example.entity(), member)));
        example.change().ifPresent(member -> shown.put("change", attributes(example.entity(), member)));
        return shown;
    }

    private Map<String, Object> attributes(ClientEntity entity, ClientMember member) {
        return member(entity, member, Objects.requireNonNull(attributes(entity).get(member.name())));
    }

    Map<String, Object> entity(ClientEntity entity) {
        Map<String, String> attributes = attributes(entity);
        List<Map<String, Object>> members = new ArrayList<>();
        entity.members()
                .forEach(member ->
                        members.add(member(entity, member, Objects.requireNonNull(attributes.get(member.name())))));
        Map<String, Object> result = new LinkedHashMap<>(language.entityNames(entity.name()));
        result.put("name", entity.name());
        result.put("doc", doc(Optional.of(title(entity)), entity.labels().description(), List.of()));
        result.put("members", members);
        result.put("usual", where(members, "usual"));
        result.put("writable", where(members, "writable"));
        result.put("choices", where(members, "choice"));
        result.put("bigs", where(members, "big"));
        result.put("ones", where(members, "one"));
        result.put("manys", where(members, "many"));
        result.put("unlisted", where(members, "unlisted"));
        result.put("sortable", entity.queries().sortable());
        result.put("aggregates", entity.queries().aggregates());
        result.put("guarded", entity.guarded());
        List<Map<String, String>> targets = new ArrayList<>();
        entity.targets().stream()
                .filter(target -> !target.equals(entity.name()))
                .forEach(target -> targets.add(language.entityNames(target)));
        result.put("targets", targets);
        return result;
    }

    private static List<Map<String, Object>> where(List<Map<String, Object>> members, String flag) {
        return members.stream()
                .filter(member -> Boolean.TRUE.equals(member.get(flag)))
                .toList();
    }

    private Map<String, Object> member(ClientEntity entity, ClientMember member, String attribute) {
        Language.Type type = language.type(entity, member);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", member.name());
        result.put("attribute", attribute);
        result.put("doc", doc(member.labels().displayName(), member.labels().description(), member.notes()));
        result.put("read", type.read());
        result.put("written", type.written());
        result.put("codec", type.codec());
        result.put("example", type.example());
        result.put("nullable", member.isNullable());
        result.put("hideable", member.hideable());
        result.put("usual", member.isUsual());
        result.put("unlisted", member.isUsual() && !member.isListed());
        result.put("writable", member.isWritable());
        result.put("needed", member.writing() == ClientMember.Writing.NEEDED);
        result.put("clearable", !member.required() && member.isWritable());
        result.put("big", member.kind() == WireKind.Plain.LONG);
        result.put("one", member.kind() instanceof WireKind.ToOne);
        result.put("many", member.kind() instanceof WireKind.ToMany);
        result.put("choice", member.kind() instanceof WireKind.Choice);
        switch (member.kind()) {
            case WireKind.Choice choice -> {
                result.put("choiceType", language.choiceType(entity, member));
                result.put(
                        "options", choice.names().stream().map(language::string).toList());
            }
            case WireKind.ToOne one -> result.put("target", language.entityNames(one.target()));
            case WireKind.ToMany many -> result.put("target", language.entityNames(many.target()));
            case WireKind.Plain ignored -> {}
        }
        return result;
    }

    /** The attributes by member; of two that would be one, the later takes an underscore. */
    private Map<String, String> attributes(ClientEntity entity) {
        Set<String> taken = new HashSet<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (ClientMember member : entity.members()) {
            String attribute = language.attribute(member.name());
            while (!taken.add(attribute)) {
                attribute += "_";
            }
            attributes.put(member.name(), attribute);
        }
        return attributes;
    }

    /** What people said, and what is known beside the type; a name that only repeats the code is left out. */
    private List<String> doc(Optional<String> label, Optional<String> description, List<String> notes) {
        List<String> lines = new ArrayList<>();
        Stream.of(label, description, Optional.of(String.join(" ", notes)))
                .flatMap(Optional::stream)
                .map(language::comment)
                .filter(text -> !text.isEmpty())
                .forEach(text -> lines.addAll(lines(text)));
        return lines;
    }

    private static String title(ClientEntity entity) {
        return label(entity.name(), entity.labels().displayName());
    }

    static String label(String name, Optional<String> displayName) {
        return displayName.filter(text -> !text.isBlank()).orElseGet(() -> Words.sentence(name));
    }

    /** The text in lines that fit, broken at spaces. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
