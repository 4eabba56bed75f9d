package io.modelwright.imports.prisma;

import io.modelwright.core.exchange.source.SourceType.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema as written, before its names are looked up. Not for use by several threads. */
final class PrismaText {

    /** An attribute: {@code @relation("user", fields: [userId])} has the unnamed argument under "". */
    record Attribute(String name, Map<String, String> arguments, int line) {

        Optional<String> argument(String key) {
            return Optional.ofNullable(arguments.get(key));
        }

        /** The names in brackets of an argument; of {@code [name(sort: Desc)]} the name alone. */
        List<String> names(String key) {
            List<String> names = new ArrayList<>();
            String list = arguments.getOrDefault(key, "").replaceAll("\\([^()]*\\)", "");
            for (String name : list.replace("[", "").replace("]", "").split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
            return names;
        }
    }

    record FieldText(
            String name,
            String type,
            boolean list,
            boolean optional,
            Map<String, Attribute> attributes,
            Optional<String> comment,
            int line) {

        Optional<Attribute> attribute(String attribute) {
            return Optional.ofNullable(attributes.get(attribute));
        }

        String relationName() {
            return attribute("relation")
                    .flatMap(relation -> relation.argument("").or(() -> relation.argument("name")))
                    .orElse("");
        }
    }

    record ModelText(
            String name, Optional<String> comment, List<FieldText> fields, List<Attribute> attributes, int line) {

        Optional<FieldText> find(String field) {
            return fields.stream().filter(known -> known.name().equals(field)).findFirst();
        }
    }

    final Map<String, ModelText> models = new LinkedHashMap<>();
    final Map<String, List<Word>> enums = new HashMap<>();
    final List<String> composites = new ArrayList<>();
}
