package io.modelwright.core.codegen;

/**
 * A file of a tree without its content.
 *
 * @param path in the tree of the target
 * @param size in bytes
 */
public record FileEntry(String path, long size, boolean executable) {}
