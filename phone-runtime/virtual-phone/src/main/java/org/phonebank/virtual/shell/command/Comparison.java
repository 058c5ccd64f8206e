package org.phonebank.virtual.shell.command;

import java.util.Set;

/** Operators of {@code test} between two operands. */
final class Comparison {
    private static final Set<String> OPERATORS = Set.of("=", "==", "!=", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

    private Comparison() {}

    static boolean isOperator(String word) {
        return OPERATORS.contains(word);
    }

    static boolean holds(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            default -> numbers(Long.compare(Inputs.number(left), Inputs.number(right)), operator);
        };
    }

    private static boolean numbers(int order, String operator) {
        return switch (operator) {
            case "-eq" -> order == 0;
            case "-ne" -> order != 0;
            case "-lt" -> order < 0;
            case "-le" -> order <= 0;
            case "-gt" -> order > 0;
            default -> order >= 0;
        };
    }
}
