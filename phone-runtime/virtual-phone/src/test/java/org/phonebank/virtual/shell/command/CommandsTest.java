package org.phonebank.virtual.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.virtual.shell.command.ShellFixture.Result;

/** The phone's commands, each by what it prints. */
@Timeout(60)
class CommandsTest {
    @TempDir
    Path storage;

    private ShellFixture shell;

    @BeforeEach
    void start() throws Exception {
        shell = new ShellFixture(storage);
    }

    @Test
    void filesAreMadeMovedCopiedAndRemoved() throws Exception {
        assertThat(shell.run("mkdir -p a/b && echo hi >a/b/f && cp -r a c && mv c/b/f c/g && rm -r a && ls -R c"))
                .isEqualTo(new Result(0, "c:\nb\ng\n\nc/b:\n", ""));
        assertThat(shell.run("mkdir c; mkdir /system/x; rm c; rm none; rm -f none; rmdir c; echo $?"))
                .isEqualTo(new Result(0, "1\n", """
                        mkdir: 'c': File exists
                        mkdir: '/system/x': Read-only file system
                        rm: c: Is a directory
                        rm: none: No such file or directory
                        rmdir: c: Directory not empty
                        """));
    }

    @Test
    void modesAreChangedAndShown() throws Exception {
        assertThat(shell.out(
                        "echo hello >f; touch f; chmod 640 f; ls -l f; chmod u+x,g-r f; stat -c '%a %s %n %F %Y' f"))
                .isEqualTo("""
                        -rw-r----- 1 shell shell        6 2026-01-02 03:04 f
                        700 6 f regular file 1767323045
                        """);
    }

    @Test
    void sumsAreThoseOfTheWorld() throws Exception {
        assertThat(shell.run("printf abc >f; sha256sum f none; sha256sum -b f; md5sum <f"))
                .isEqualTo(new Result(0, """
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  f
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                        900150983cd24fb0d6963f7d28e17f72  -
                        """, "sha256sum: none: No such file or directory\n"));
    }

    @Test
    void textsAreCutAndCounted() throws Exception {
        String lines = "printf '%s\\n' one two three four | ";

        assertThat(shell.out(lines + "head -n 2")).isEqualTo("one\ntwo\n");
        assertThat(shell.out(lines + "tail -2")).isEqualTo("three\nfour\n");
        assertThat(shell.out(lines + "tail -n +4")).isEqualTo("four\n");
        assertThat(shell.out(lines + "tail -c 5")).isEqualTo("four\n");
        assertThat(shell.out(lines + "wc")).isEqualTo("4 4 19\n");
        assertThat(shell.out(lines + "grep -E 't(wo|hree)'")).isEqualTo("two\nthree\n");
        assertThat(shell.out(lines + "grep -vc o")).isEqualTo("1\n");
        assertThat(shell.run(lines + "grep -q zero").exitCode()).isEqualTo(1);
        assertThat(shell.run("grep x none").exitCode()).isEqualTo(2);
    }

    @Test
    void printfReusesItsFormat() throws Exception {
        assertThat(shell.out("printf '%s=%03d|' a 1 b 22; printf '%x %%\\n' 255; printf 'plain\\n' ignored"))
                .isEqualTo("a=001|b=022|ff %\nplain\n");
    }

    @Test
    void conditionsAreTested() throws Exception {
        assertThat(
                        shell.out(
                                "touch f; echo x >g; for c in '-e f' '-s f' '-s g' '-d .' '-f .' '-w /system' '-n a' '-z a'"
                                        + " '1 -lt 2' 'a = b' '! -e none' '-e f -a -e none' '-e none -o -e f'; do"
                                        + " test $c && printf 1 || printf 0; done; [ a ] && [ ! b = c ] && echo ok; [ a; echo $?"))
                .isEqualTo("1011001010101ok\n2\n");
    }

    @Test
    void diskSpaceAgreesWithWhatCanBeWritten() throws Exception {
        assertThat(shell.out("df /data")).isEqualTo("""
                Filesystem      1K-blocks Used Available Use% Mounted on
                /dev/block/dm-1      1024    0      1024   0% /data
                """);
        assertThat(shell.run("head -c 1048576 /dev/zero >f; df /data").stdout())
                .endsWith("/dev/block/dm-1      1024 1024         0 100% /data\n");
        assertThat(shell.run("echo more >h").stderr()).contains("No space left on device");
        assertThat(shell.run("rm f; echo more >h; cat h").stdout()).isEqualTo("more\n");
    }

    @Test
    void factsAreThePhones() throws Exception {
        assertThat(shell.out(
                        "getprop ro.build.version.sdk; getprop none; getprop none fallback; uname -m; nproc; whoami"))
                .isEqualTo("29\n\nfallback\naarch64\n4\nshell\n");
        assertThat(shell.out("getprop | grep model")).isEqualTo("[ro.product.model]: [Pixel]\n");
        assertThat(shell.out("dumpsys battery | grep -E 'level|status|temp'"))
                .isEqualTo("  status: 3\n  level: 86\n  temperature: 270\n");
        assertThat(shell.out("cat /sys/class/power_supply/battery/temp /sys/class/power_supply/battery/status"))
                .isEqualTo("270\nDischarging\n");
        assertThat(shell.out("dumpsys nothing")).isEqualTo("Can't find service: nothing\n");
        assertThat(shell.out("date +%F_%T; date +%s")).isEqualTo("2026-01-02_03:04:05\n1767323045\n");
        assertThat(shell.out("which ls none; command -v cat")).isEqualTo("/system/bin/ls\n/system/bin/cat\n");
    }

    @Test
    void onlyThePhonesOwnProcessesCanBeKilled() throws Exception {
        long ours = ProcessHandle.current().pid();

        assertThat(shell.run("kill 1; kill -9 " + ours + "; kill x; kill -FOO 1; pidof init zygote64"))
                .isEqualTo(new Result(
                        0,
                        "1 574\n",
                        "kill: 1: Operation not permitted\nkill: " + ours + ": No such process\n"
                                + "kill: not integer: x\nkill: bad signal 'FOO'\n"));
    }
}
