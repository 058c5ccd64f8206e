package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFileStatus;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code test} and {@code [}: files, texts and numbers, with {@code !}, {@code -a} and {@code -o}. */
final class TestCommand implements Builtin {
    private static final int WRONG = 2;

    @Override
    public int run(CommandCall call) throws IOException {
        List<String> words = call.arguments();
        if (call.name().equals("[")) {
            if (words.isEmpty() || !words.get(words.size() - 1).equals("]")) {
                call.fail("missing ]");
                return WRONG;
            }
            words = words.subList(0, words.size() - 1);
        }
        try {
            return new Condition(call, words).holds() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            call.fail(String.valueOf(e.getMessage()));
            return WRONG;
        }
    }

    private static final class Condition {
        private final CommandCall call;
        private final List<String> words;
        private int next;

        Condition(CommandCall call, List<String> words) {
            this.call = call;
            this.words = words;
        }

        boolean holds() {
            if (words.isEmpty()) {
                return false;
            }
            boolean holds = either();
            if (next < words.size()) {
                throw new IllegalArgumentException(words.get(next) + ": unexpected operator/operand");
            }
            return holds;
        }

        private boolean either() {
            boolean holds = both();
            while (isNext("-o")) {
                next++;
                holds |= both();
            }
            return holds;
        }

        private boolean both() {
            boolean holds = single();
            while (isNext("-a")) {
                next++;
                holds &= single();
            }
            return holds;
        }

        private boolean single() {
            int left = words.size() - next;
            if (left >= 3 && Comparison.isOperator(words.get(next + 1))) {
                next += 3;
                return Comparison.holds(words.get(next - 3), words.get(next - 2), words.get(next - 1));
            }
            if (left >= 2 && isNext("!")) {
                next++;
                return !single();
            }
            if (left >= 2 && words.get(next).matches("-[a-zA-Z]")) {
                next += 2;
                return unary(words.get(next - 2).charAt(1), words.get(next - 1));
            }
            return !take().isEmpty();
        }

        private boolean isNext(String word) {
            return next < words.size() && words.get(next).equals(word);
        }

        private String take() {
            if (next >= words.size()) {
                throw new IllegalArgumentException("expression expected");
            }
            return words.get(next++);
        }

        private boolean unary(char letter, String operand) {
            return switch (letter) {
                case 'n' -> !operand.isEmpty();
                case 'z' -> operand.isEmpty();
                case 'L', 'h', 't' -> false;
                case 'w' ->
                    call.files().exists(call.path(operand)) && call.files().isWritable(call.path(operand));
                default -> file(letter, operand);
            };
        }

        private boolean file(char letter, String operand) {
            PhoneFileStatus status;
            try {
                status = call.files().status(call.path(operand));
            } catch (PhoneFileException e) {
                return false;
            }
            return switch (letter) {
                case 'e', 'r' -> true;
                case 'f' -> status.isFile();
                case 'd' -> status.isFolder();
                case 's' -> status.sizeBytes() > 0;
                case 'x' -> (status.mode() & 0111) != 0;
                default -> throw new IllegalArgumentException("-" + letter + ": unknown operator");
            };
        }
    }
}
