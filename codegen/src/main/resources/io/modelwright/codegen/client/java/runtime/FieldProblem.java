package client.runtime;

/** What is wrong with one member of what was sent; the pointer is a JSON Pointer (RFC 6901). */
public record FieldProblem(String pointer, String code, String message) {}
