package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes lists as the values of constants. A method of the class file has at most 64 kB, the initializer of all constants too:
 * what is long is put together of parts that methods make. Stateless.
 */
final class ListConstant {

    /** How much source one method takes; its byte code is shorter. */
    private static final int CHARACTERS_MAX = 25_000;

    private ListConstant() {}

    /**
     * The list as an expression; adds the methods that it needs to the class.
     *
     * @param name of the methods, to be followed by numbers
     */
    static CodeBlock of(TypeName item, String name, List<CodeBlock> items, TypeSpec.Builder type) {
        List<List<CodeBlock>> parts = parts(items);
        if (parts.size() == 1) {
            return CodeBlock.of("$T.of($L)", List.class, Sources.lines(items));
        }
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), item);
        List<CodeBlock> calls = new ArrayList<>();
        for (List<CodeBlock> part : parts) {
            String method = name + (calls.size() + 1);
            type.addMethod(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .returns(list)
                    .addStatement("return $T.of($L)", List.class, Sources.statementLines(part))
                    .build());
            calls.add(CodeBlock.of("$L()", method));
        }
        return CodeBlock.of(
                "$T.of($L).flatMap($T::stream).toList()", Stream.class, CodeBlock.join(calls, ", "), List.class);
    }

    private static List<List<CodeBlock>> parts(List<CodeBlock> items) {
        List<List<CodeBlock>> parts = new ArrayList<>();
        List<CodeBlock> part = new ArrayList<>();
        int length = 0;
        for (CodeBlock item : items) {
            int own = item.toString().length();
            if (length + own > CHARACTERS_MAX && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                length = 0;
            }
            part.add(item);
            length += own;
        }
        parts.add(part);
        return parts;
    }
}
