package io.modelwright.codegen.seed;

/** Numbers that follow from texts, the same in every process. Stateless. */
final class Mixing {

    private Mixing() {}

    /** FNV-1a over UTF-16. */
    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
