package io.modelwright.core.codegen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The content of one file of a tree. Immutable; equal by content. */
public final class SourceFile {

    private final byte[] content;
    private final boolean executable;

    private SourceFile(byte[] content, boolean executable) {
        this.content = content;
        this.executable = executable;
    }

    /** A text, written as UTF-8. */
    public static SourceFile text(String text) {
        return new SourceFile(text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** A program in text form that may be run. */
    public static SourceFile script(String text) {
        return new SourceFile(text.getBytes(StandardCharsets.UTF_8), true);
    }

    public static SourceFile bytes(byte[] content, boolean executable) {
        return new SourceFile(content.clone(), executable);
    }

    public byte[] content() {
        return content.clone();
    }

    /** In bytes. */
    public int size() {
        return content.length;
    }

    /** The content as text; what is no UTF-8 shows as replacement characters. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public boolean executable() {
        return executable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file
                && executable == file.executable
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content) * 31 + Boolean.hashCode(executable);
    }

    @Override
    public String toString() {
        return "SourceFile[" + content.length + " bytes]";
    }
}
