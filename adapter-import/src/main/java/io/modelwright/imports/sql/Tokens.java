package io.modelwright.imports.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tokens of one statement or of a part of it, read from left to right. Not for use by several threads. */
final class Tokens {

    private final String script;
    private final List<Token> tokens;
    private int index;

    Tokens(String script, List<Token> tokens) {
        this.script = script;
        this.tokens = tokens;
    }

    boolean isOver() {
        return index >= tokens.size();
    }

    int line() {
        return tokens.isEmpty()
                ? 1
                : tokens.get(Math.min(index, tokens.size() - 1)).line();
    }

    Optional<Token> peek() {
        return peek(0);
    }

    Optional<Token> peek(int ahead) {
        return index + ahead < tokens.size() ? Optional.of(tokens.get(index + ahead)) : Optional.empty();
    }

    Optional<Token> take() {
        Optional<Token> token = peek();
        index++;
        return token;
    }

    boolean isWord(int ahead, String word) {
        return peek(ahead).filter(token -> token.is(word)).isPresent();
    }

    /** Passes over these words, if exactly they come next. */
    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!isWord(i, words[i])) {
                return false;
            }
        }
        index += words.length;
        return true;
    }

    boolean isSymbol(String symbol) {
        return peek().filter(token -> token.isSymbol(symbol)).isPresent();
    }

    boolean skipSymbol(String symbol) {
        boolean there = isSymbol(symbol);
        index += there ? 1 : 0;
        return there;
    }

    /** A name of one or several parts, such as {@code public.album}. */
    Optional<QualifiedName> name() {
        List<String> parts = new ArrayList<>();
        while (peek().filter(Token::isName).isPresent()) {
            parts.add(take().orElseThrow().text());
            if (!skipSymbol(".")) {
                break;
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new QualifiedName(parts));
    }

    /** What stands between the bracket that comes next and the one that closes it; empty where there is none. */
    Optional<Tokens> brackets() {
        if (!isSymbol("(")) {
            return Optional.empty();
        }
        int start = index + 1;
        int depth = 0;
        while (index < tokens.size()) {
            Token token = tokens.get(index++);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                return Optional.of(new Tokens(script, tokens.subList(start, index - 1)));
            }
        }
        return Optional.of(new Tokens(script, tokens.subList(start, tokens.size())));
    }

    /** The parts between commas that stand in no bracket. */
    List<Tokens> parts() {
        List<Tokens> parts = new ArrayList<>();
        int depth = 0;
        int start = index;
        for (int i = index; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(") || token.isSymbol("[")) {
                depth++;
            } else if (token.isSymbol(")") || token.isSymbol("]")) {
                depth--;
            } else if (token.isSymbol(",") && depth == 0) {
                parts.add(new Tokens(script, tokens.subList(start, i)));
                start = i + 1;
            }
        }
        if (start < tokens.size()) {
            parts.add(new Tokens(script, tokens.subList(start, tokens.size())));
        }
        return parts;
    }

    /** What is left, as written. */
    String rest() {
        return isOver()
                ? ""
                : script.substring(tokens.get(index).start(), tokens.getLast().end());
    }

    /** The same without comments, the first name in double quotes, so that a reserved word is read as a name. */
    String restWithQuotedName() {
        StringBuilder text = new StringBuilder();
        for (int i = index; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean name = i == index && token.kind() == Token.Kind.WORD;
            text.append(name ? '"' + token.text() + '"' : script.substring(token.start(), token.end()));
            boolean glued = i + 1 < tokens.size() && tokens.get(i + 1).start() == token.end();
            text.append(glued && !name ? "" : " ");
        }
        return text.toString();
    }

    String restWithoutComments() {
        StringBuilder text = new StringBuilder();
        for (int i = index; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            text.append(script, token.start(), token.end());
            boolean glued = i + 1 < tokens.size() && tokens.get(i + 1).start() == token.end();
            text.append(glued ? "" : " ");
        }
        return text.toString();
    }

    /** Whether that word comes anywhere from here on. */
    boolean has(String word) {
        return tokens.subList(Math.min(index, tokens.size()), tokens.size()).stream()
                .anyMatch(token -> token.is(word));
    }
}
