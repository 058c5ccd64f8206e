package org.phonebank.virtual.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.virtual.shell.command.ShellFixture.Result;

/** The language of the phone's shell. */
@Timeout(60)
class LanguageTest {
    @TempDir
    Path storage;

    private ShellFixture shell;

    @BeforeEach
    void start() throws Exception {
        shell = new ShellFixture(storage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "echo a  'b  c' \"d $HOME\" e\\ f       ¦ a b  c d / e f",
                "x=1; y=\"$x 2\"; echo $y '$y' ${y}3   ¦ 1 2 $y 1 23",
                "echo ${none:-default} ${HOME:-no}     ¦ default /",
                "false || echo or && echo and          ¦ or~and",
                "true && false; echo $?                ¦ 1",
                "! true; echo $?                       ¦ 1",
                "echo one # two                        ¦ one",
                "echo $(echo inner; echo more) \"$(echo x  y)\" ¦ inner more x y",
                "(cd /; x=5); pwd; echo \"[$x]\"       ¦ /data/local/tmp~[]",
                "{ cd /; x=5; }; pwd; echo $x          ¦ /~5",
                "if [ 1 -eq 2 ]; then echo a; elif true; then echo b; else echo c; fi ¦ b",
                "for i in a 'b c' d; do echo \"<$i>\"; done ¦ <a>~<b c>~<d>",
                "n=; while [ \"$n\" != xxx ]; do n=${n}x; done; echo $n ¦ xxx",
                "printf 'b\\na\\nb\\n' | grep -n b | head -1 ¦ 1:b",
                "A=1 sh -c 'echo $A $0 $1 $#' zero one; echo \"[$A]\" ¦ 1 zero one 1~[]",
                "echo a >f; echo b >>f; cat <f; echo c >f; cat f ¦ a~b~c",
                "ls /none 2>&1 | grep -c 'No such'     ¦ 1",
                "ls /none 2>/dev/null; echo $?         ¦ 1",
                "touch b.txt a.txt c.bin; echo *.txt '*.txt' [c]* *.none ¦ a.txt b.txt *.txt c.bin *.none",
                "exit 3; echo no                       ¦ ",
                "set -e; unset HOME; echo \"[$HOME]\"  ¦ []",
                "echo 'it''s' \"a\\\"b\"               ¦ its a\"b",
            })
    void runs(String script, String expected) throws Exception {
        String wanted = expected == null ? "" : expected.replace('~', '\n') + "\n";

        assertThat(shell.out(script)).isEqualTo(wanted);
    }

    @Test
    void tellsWhatItCannotRun() throws Exception {
        assertThat(shell.run("frobnicate"))
                .isEqualTo(new Result(127, "", "/system/bin/sh: frobnicate: inaccessible or not found\n"));
        assertThat(shell.run("echo 'open"))
                .isEqualTo(new Result(1, "", "/system/bin/sh: syntax error: no closing quote\n"));
        assertThat(shell.run("echo a; | cat"))
                .isEqualTo(new Result(1, "", "/system/bin/sh: syntax error: unexpected '|'\n"));
        assertThat(shell.run("echo x >/none/file"))
                .isEqualTo(new Result(1, "", "/system/bin/sh: can't create /none/file: Read-only file system\n"));
        assertThat(shell.run("pm list packages"))
                .isEqualTo(new Result(1, "", "pm: not available on a virtual phone\n"));
    }

    @Test
    void nestingHasAnEnd() throws Exception {
        assertThat(shell.run("(".repeat(1000)).stderr()).isEqualTo("/system/bin/sh: the script is nested too deeply\n");
        assertThat(shell.run("$(".repeat(1000) + ")".repeat(1000)).stderr())
                .isEqualTo("/system/bin/sh: the script is nested too deeply\n");
    }

    @Test
    void anEndlessPipelineEndsWithItsLastCommand() throws Exception {
        assertThat(shell.out("cat /dev/zero | head -c 3 | wc -c")).isEqualTo("3\n");
    }

    @Test
    void waitsForBackgroundJobsThatHoldItsOutput() throws Exception {
        assertThat(shell.out("{ sleep 0.2; echo late; } & echo $!; wait; echo done"))
                .isEqualTo("5001\nlate\ndone\n");
    }

    @Test
    void backquotesSubstituteToo() throws Exception {
        assertThat(shell.out("echo `echo a`b \"`echo 'c  d'`\"")).isEqualTo("ab c  d\n");
    }

    @Test
    void passesItsInputOn() throws Exception {
        assertThat(shell.run("cat; echo end", "typed\n").stdout()).isEqualTo("typed\nend\n");
    }
}
