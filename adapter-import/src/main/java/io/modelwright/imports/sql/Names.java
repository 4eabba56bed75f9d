package io.modelwright.imports.sql;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.schema.Table;

/** Names as JSqlParser hands them out, without their quotes. Stateless. */
final class Names {

    private Names() {}

    static String plain(String name) {
        String text = name.strip();
        if (text.length() > 1) {
            char first = text.charAt(0);
            char last = text.charAt(text.length() - 1);
            if ((first == '"' || first == '`') && last == first) {
                String quote = String.valueOf(first);
                return text.substring(1, text.length() - 1).replace(quote + quote, quote);
            }
        }
        return text;
    }

    static List<String> plain(List<String> names) {
        return names.stream().map(Names::plain).toList();
    }

    static QualifiedName of(Table table) {
        List<String> parts = new ArrayList<>();
        if (table.getSchemaName() != null) {
            parts.add(plain(table.getSchemaName()));
        }
        parts.add(plain(table.getName()));
        return new QualifiedName(parts);
    }
}
