package app.support.expression;

import app.support.expression.Node.Constant;
import app.support.expression.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the grammar of expressions: that of CEL without macros. For one source. */
final class Parser {

    /** How deep a source nests; a chain of {@code &&} or {@code ||} is one level. */
    private static final int MAX_DEPTH = 60;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What became of a source. */
    sealed interface Reading {}

    record Parsed(Node root) implements Reading {}

    record Unparsed(Fault fault) implements Reading {}

    static Reading parse(String source) {
        if (source.length() > Expressions.MAX_LENGTH) {
            String message = "is longer than " + Expressions.MAX_LENGTH + " characters";
            return new Unparsed(new Fault(Fault.Code.TOO_COMPLEX, message, 0));
        }
        try {
            Parser parser = new Parser(Lexer.tokens(source));
            Node root = parser.expression();
            if (parser.peek().kind() != Token.Kind.END) {
                throw parser.unexpected();
            }
            return new Parsed(root);
        } catch (SyntaxException unreadable) {
            return new Unparsed(unreadable.fault());
        }
    }

    private Node expression() {
        if (++depth > MAX_DEPTH) {
            throw new SyntaxException(Fault.Code.TOO_COMPLEX, "nests too deep", 0);
        }
        Node condition = chain("||", "_||_", this::and);
        Token question = peek();
        Node result = condition;
        if (take("?")) {
            Node then = chain("||", "_||_", this::and);
            expect(":");
            result = Node.call("_?_:_", List.of(condition, then, expression()), question.offset());
        }
        depth--;
        return result;
    }

    private Node and() {
        return chain("&&", "_&&_", this::relation);
    }

    private Node chain(String symbol, String function, Supplier<Node> operand) {
        Node first = operand.get();
        Token operator = peek();
        if (!operator.is(symbol)) {
            return first;
        }
        List<Node> operands = new ArrayList<>(List.of(first));
        while (take(symbol)) {
            operands.add(operand.get());
        }
        return Node.call(function, operands, operator.offset());
    }

    private Node relation() {
        Node left = sum();
        int levels = 0;
        while (true) {
            Token operator = peek();
            if (operator.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(operator.text())) {
                at++;
                left = Node.call("_" + operator.text() + "_", List.of(left, sum()), operator.offset());
            } else if (operator.kind() == Token.Kind.NAME && operator.text().equals("in")) {
                at++;
                left = Node.call("@in", List.of(left, sum()), operator.offset());
            } else {
                return left;
            }
            checkChain(++levels);
        }
    }

    private Node sum() {
        return operators(Set.of("+", "-"), this::product);
    }

    private Node product() {
        return operators(Set.of("*", "/", "%"), this::unary);
    }

    private Node operators(Set<String> symbols, Supplier<Node> operand) {
        Node left = operand.get();
        int levels = 0;
        while (peek().kind() == Token.Kind.SYMBOL && symbols.contains(peek().text())) {
            Token operator = peek();
            at++;
            left = Node.call("_" + operator.text() + "_", List.of(left, operand.get()), operator.offset());
            checkChain(++levels);
        }
        return left;
    }

    private void checkChain(int levels) {
        if (depth + levels > MAX_DEPTH) {
            throw new SyntaxException(Fault.Code.TOO_COMPLEX, "nests too deep", 0);
        }
    }

    private Node unary() {
        Token first = peek();
        if (first.is("!") || (first.is("-") && !isNumber(tokens.get(at + 1)))) {
            boolean odd = false;
            while (peek().is(first.text())) {
                odd = !odd;
                at++;
            }
            Node operand = member();
            String function = first.is("!") ? "!_" : "-_";
            return odd ? Node.call(function, List.of(operand), first.offset()) : operand;
        }
        return member();
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.WHOLE || token.kind() == Token.Kind.FRACTION;
    }

    private Node member() {
        Node node = primary();
        int levels = 0;
        while (true) {
            Token operator = peek();
            if (take(".")) {
                Token name = name();
                node = take("(")
                        ? Node.call(name.text(), arguments(node), operator.offset())
                        : new Node(Kind.SELECT, name.text(), null, List.of(node), operator.offset());
            } else if (take("[")) {
                Node index = expression();
                expect("]");
                node = Node.call("_[_]", List.of(node, index), operator.offset());
            } else if (operator.is("{") && (node.kind() == Kind.NAME || node.kind() == Kind.SELECT)) {
                skipBraces();
                node = new Node(Kind.FOREIGN, "", null, List.of(), operator.offset());
            } else {
                return node;
            }
            checkChain(++levels);
        }
    }

    /** What follows the opening parenthesis of a call, behind the node that the function is called on. */
    private List<Node> arguments(Node target) {
        List<Node> arguments = new ArrayList<>(List.of(target));
        arguments.addAll(items(")", false));
        return arguments;
    }

    private Node primary() {
        Token token = peek();
        at++;
        return switch (token.kind()) {
            case TEXT -> Node.constant(new Constant.Text(token.text()), token.offset());
            case WHOLE -> whole(token, "");
            case FRACTION -> Node.constant(new Constant.Fraction(token.text()), token.offset());
            case BYTES, UNSIGNED -> Node.constant(Constant.Other.FOREIGN, token.offset());
            case NAME -> named(token);
            case SYMBOL -> enclosed(token);
            case END -> throw SyntaxException.at(token.offset(), "something is missing at the end");
        };
    }

    private Node enclosed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                Node inner = expression();
                expect(")");
                yield inner;
            }
            case "[" -> new Node(Kind.LIST, "", null, items("]", true), token.offset());
            case "{" -> {
                at--;
                skipBraces();
                yield new Node(Kind.FOREIGN, "", null, List.of(), token.offset());
            }
            case "-" -> negative(token);
            default -> {
                at--;
                throw unexpected();
            }
        };
    }

    private Node negative(Token sign) {
        Token number = peek();
        at++;
        return number.kind() == Token.Kind.WHOLE
                ? whole(number, "-")
                : Node.constant(new Constant.Fraction("-" + number.text()), sign.offset());
    }

    private Node named(Token token) {
        return switch (token.text()) {
            case "true" -> Node.constant(new Constant.Truth(true), token.offset());
            case "false" -> Node.constant(new Constant.Truth(false), token.offset());
            case "null" -> Node.constant(Constant.Other.NULL, token.offset());
            case "in" -> {
                at--;
                throw unexpected();
            }
            default ->
                take("(")
                        ? Node.call(token.text(), items(")", false), token.offset())
                        : new Node(Kind.NAME, token.text(), null, List.of(), token.offset());
        };
    }

    private static Node whole(Token token, String sign) {
        String digits = token.text();
        boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
        try {
            long value = hex ? Long.parseLong(sign + digits.substring(2), 16) : Long.parseLong(sign + digits);
            return Node.constant(new Constant.Whole(value), token.offset());
        } catch (NumberFormatException tooLarge) {
            throw SyntaxException.at(token.offset(), "the integer has more than 64 bits");
        }
    }

    /** Expressions separated by commas up to the closing symbol, which is read too. */
    private List<Node> items(String end, boolean trailingComma) {
        List<Node> items = new ArrayList<>();
        if (take(end)) {
            return items;
        }
        do {
            if (trailingComma && !items.isEmpty() && take(end)) {
                return items;
            }
            items.add(expression());
        } while (take(","));
        expect(end);
        return items;
    }

    /** Maps and messages are not part of the language: only where they end matters. */
    private void skipBraces() {
        int open = 0;
        do {
            Token token = peek();
            at++;
            if (token.kind() == Token.Kind.END) {
                throw SyntaxException.at(token.offset(), "a brace is not closed");
            }
            open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
        } while (open > 0);
    }

    private Token name() {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME
                || Set.of("in", "true", "false", "null").contains(token.text())) {
            throw unexpected();
        }
        at++;
        return token;
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private boolean take(String symbol) {
        if (!peek().is(symbol)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw unexpected();
        }
    }

    private SyntaxException unexpected() {
        Token token = peek();
        return SyntaxException.at(
                token.offset(),
                token.kind() == Token.Kind.END ? "something is missing at the end" : "unexpected " + token.text());
    }
}
