package io.modelwright.core.codegen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of one file of a tree. Immutable; equal by content.
 *
 * <p>An extension point is written once: from then on it is the one who edits it that decides, and no later generation changes
 * it, whatever is rendered.
 */
public final class SourceFile {

    private final byte[] content;
    private final boolean executable;
    private final boolean extensionPoint;

    private SourceFile(byte[] content, boolean executable, boolean extensionPoint) {
        this.content = content;
        this.executable = executable;
        this.extensionPoint = extensionPoint;
    }

    /** A text, written as UTF-8. */
    public static SourceFile text(String text) {
        return new SourceFile(text.getBytes(StandardCharsets.UTF_8), false, false);
    }

    /** A program in text form that may be run. */
    public static SourceFile script(String text) {
        return new SourceFile(text.getBytes(StandardCharsets.UTF_8), true, false);
    }

    public static SourceFile bytes(byte[] content, boolean executable) {
        return new SourceFile(content.clone(), executable, false);
    }

    /** A text that people go on with: written where it is not there yet, never again. */
    public static SourceFile extensionPoint(String text) {
        return new SourceFile(text.getBytes(StandardCharsets.UTF_8), false, true);
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

    /** Whether it is written once and never regenerated. */
    public boolean isExtensionPoint() {
        return extensionPoint;
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
