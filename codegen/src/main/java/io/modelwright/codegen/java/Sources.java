package io.modelwright.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import java.util.List;

/** How all rendered sources look. Stateless. */
final class Sources {

    private Sources() {}

    static JavaFile file(String packageName, TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }

    /** A literal of any text. */
    static CodeBlock string(String text) {
        return CodeBlock.of("$L", JavaSymbols.string(text));
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
        return file.toString()
                .replaceAll("(?m)\\{\\n *\\}$", "{}")
                .replaceAll("(?m)^( *)/\\*\\*\\n *\\* ([^\\n]*)\\n *\\*/$", "$1/** $2 */")
                .replaceAll("(?m)^((?:public |final |static )*(?:class|interface) [^\\n]*\\{)\\n(?=.)", "$1\n\n")
                .replaceAll("\\n\\n\\}\\n$", "\n}\n");
    }
}
