package io.modelwright.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How all rendered sources look. Stateless. */
final class Sources {

    /** In UTF-8 a character takes up to three bytes, and a constant 65,535. */
    private static final int LITERAL_MAX = 20_000;

    private static final Pattern RECORD_HEAD =
            Pattern.compile("(?m)^( *)((?:public |static )*record \\w+)\\(([^()]*)\\)\\s*\\{");

    private Sources() {}

    static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    /** An expression of any text: a literal, unless it is longer than a constant of a class file may be. */
    static CodeBlock string(String text) {
        if (text.length() <= LITERAL_MAX) {
            return CodeBlock.of("$L", JavaSymbols.string(text));
        }
        List<CodeBlock> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); from += LITERAL_MAX) {
            String part = text.substring(from, Math.min(text.length(), from + LITERAL_MAX));
            parts.add(CodeBlock.of("$L", JavaSymbols.string(part)));
        }
        return CodeBlock.of("$T.join($S, $L)", String.class, "", CodeBlock.join(parts, ", "));
    }

    /** Statements of SQL as a text block, a line for each; they hold nothing but names that need no escape. */
    static CodeBlock sql(List<String> lines) {
        return CodeBlock.of("$L", "\"\"\"\n        " + String.join("\n        ", lines) + "\n        \"\"\"");
    }

    /** Items on lines of their own, separated by commas, in the value of a field. */
    static CodeBlock lines(List<CodeBlock> items) {
        return items.isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n$>$>$L$<$<", CodeBlock.join(items, ",\n"));
    }

    /** The same in a statement, whose further lines are indented already. */
    static CodeBlock statementLines(List<CodeBlock> items) {
        return items.isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n$L", CodeBlock.join(items, ",\n"));
    }

    /** The text of a file, without the lines that JavaPoet spends on empty bodies and short comments. */
    static String text(JavaFile file) {
        return components(file.toString())
                .replaceAll("(?m)\\{\\n *\\}$", "{}")
                .replaceAll("(?m)^( *)/\\*\\*\\n *\\* ([^\\n]*)\\n *\\*/$", "$1/** $2 */")
                .replaceAll("(?m)^((?:public |final |static )*(?:class|interface) [^\\n]*\\{)\\n(?=.)", "$1\n\n")
                .replaceAll("\\n\\n\\}\\n$", "\n}\n");
    }

    /** Puts each component of a record on a line of its own. */
    private static String components(String text) {
        return RECORD_HEAD.matcher(text).replaceAll(found -> {
            String indent = found.group(1);
            String items = Arrays.stream(found.group(3).strip().split(",\\s+"))
                    .map(item -> "\n" + indent + "        " + item.strip())
                    .collect(Collectors.joining(","));
            return Matcher.quoteReplacement(indent + found.group(2) + "(" + items + ") {");
        });
    }
}
