package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** Commands of a line or two. */
final class SmallCommands {
    private SmallCommands() {}

    static Map<String, Builtin> all() {
        Map<String, Builtin> commands = new LinkedHashMap<>();
        commands.put("true", call -> 0);
        commands.put(":", call -> 0);
        commands.put("false", call -> 1);
        commands.put("sync", call -> 0);
        commands.put("whoami", call -> say(call, "shell"));
        commands.put("hostname", call -> say(call, "localhost"));
        commands.put(
                "id",
                call -> say(
                        call,
                        call.arguments().contains("-u")
                                ? "2000"
                                : "uid=2000(shell) gid=2000(shell) groups=2000(shell),1007(log),3003(inet)"
                                        + " context=u:r:shell:s0"));
        commands.put(
                "nproc",
                call -> say(call, String.valueOf(call.system().profile().cores())));
        commands.put("uname", call -> say(call, uname(call)));
        commands.put("pwd", call -> say(call, call.context().workingFolder()));
        commands.put("basename", call -> say(call, PhonePaths.name(first(call))));
        commands.put("dirname", call -> say(call, dirname(first(call))));
        commands.put("sleep", SmallCommands::sleep);
        commands.put("cd", SmallCommands::changeFolder);
        commands.put("exit", SmallCommands::exit);
        commands.put("export", SmallCommands::export);
        commands.put("unset", SmallCommands::unset);
        commands.put("set", call -> 0);
        commands.put("umask", call -> 0);
        commands.put("wait", call -> {
            call.context().awaitJobs();
            return 0;
        });
        return commands;
    }

    private static int say(CommandCall call, String text) throws IOException {
        call.line(text);
        return 0;
    }

    private static String first(CommandCall call) {
        return Options.parse(call.arguments(), "").someOperands(1).get(0);
    }

    private static String dirname(String path) {
        return path.contains("/") ? PhonePaths.parent(path.startsWith("/") ? path : "./" + path) : ".";
    }

    private static String uname(CommandCall call) {
        Options options = Options.parse(call.arguments(), "amnrsv");
        PhoneProfile profile = call.system().profile();
        String machine = profile.is64Bit() ? "aarch64" : "armv8l";
        if (options.has('a')) {
            return "Linux localhost " + profile.kernel() + " #1 SMP PREEMPT " + machine;
        }
        return options.has('m')
                ? machine
                : options.has('r') ? profile.kernel() : options.has('n') ? "localhost" : "Linux";
    }

    private static int sleep(CommandCall call) throws InterruptedException {
        double seconds;
        try {
            seconds = Double.parseDouble(first(call));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + first(call), e);
        }
        Thread.sleep((long) (Math.max(0, Math.min(seconds, 1e6)) * 1000));
        return 0;
    }

    private static int changeFolder(CommandCall call) throws IOException {
        String folder = call.arguments().isEmpty() ? "/" : call.arguments().get(0);
        if (!call.files().isFolder(call.path(folder))) {
            return call.fail(folder + ": No such file or directory");
        }
        call.context().workingFolder(call.path(folder));
        call.context().set("PWD", call.path(folder));
        return 0;
    }

    private static int exit(CommandCall call) {
        List<String> arguments = call.arguments();
        call.context().exit();
        return arguments.isEmpty() ? call.context().lastExit() : (int) Inputs.number(arguments.get(0)) & 0xff;
    }

    private static int export(CommandCall call) {
        for (String argument : call.arguments()) {
            int equals = argument.indexOf('=');
            if (equals > 0) {
                call.context().set(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return 0;
    }

    private static int unset(CommandCall call) {
        call.arguments().forEach(call.context().variables()::remove);
        return 0;
    }
}
