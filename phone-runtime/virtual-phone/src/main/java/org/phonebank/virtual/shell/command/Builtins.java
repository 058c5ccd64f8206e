package org.phonebank.virtual.shell.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.phonebank.virtual.shell.Builtin;

/** The commands of a virtual phone. */
public final class Builtins {
    private Builtins() {}

    /** All of them, by name. */
    public static Map<String, Builtin> all() {
        Map<String, Builtin> commands = new LinkedHashMap<>(SmallCommands.all());
        files(commands);
        texts(commands);
        processes(commands);
        commands.put("getprop", new GetPropCommand());
        commands.put("dumpsys", new DumpSysCommand());
        commands.put("date", new DateCommand());
        commands.put("which", new WhichCommand());
        RefusedCommand.NAMES.forEach(name -> commands.put(name, new RefusedCommand()));
        return commands;
    }

    private static void files(Map<String, Builtin> commands) {
        commands.put("ls", new ListCommand());
        commands.put("mkdir", new MakeFolderCommand());
        commands.put("rm", new RemoveCommand());
        commands.put("rmdir", new RemoveCommand());
        commands.put("mv", new MoveCommand());
        commands.put("cp", new CopyCommand());
        commands.put("touch", new TouchCommand());
        commands.put("chmod", new ChangeModeCommand());
        commands.put("stat", new StatCommand());
        commands.put("df", new DiskFreeCommand());
        commands.put("du", new DiskUseCommand());
        commands.put("sha256sum", new DigestCommand("SHA-256"));
        commands.put("sha1sum", new DigestCommand("SHA-1"));
        commands.put("md5sum", new DigestCommand("MD5"));
    }

    private static void texts(Map<String, Builtin> commands) {
        commands.put("cat", new CatCommand());
        commands.put("echo", new EchoCommand());
        commands.put("printf", new PrintfCommand());
        commands.put("test", new TestCommand());
        commands.put("[", new TestCommand());
        commands.put("head", new HeadCommand());
        commands.put("tail", new TailCommand());
        commands.put("grep", new GrepCommand());
        commands.put("egrep", new GrepCommand());
        commands.put("fgrep", new GrepCommand());
        commands.put("wc", new WordCountCommand());
    }

    private static void processes(Map<String, Builtin> commands) {
        commands.put("kill", new KillCommand());
        commands.put("ps", new ProcessListCommand());
        commands.put("pidof", new ProcessFindCommand());
        commands.put("pgrep", new ProcessFindCommand());
        commands.put("pkill", new ProcessFindCommand());
        commands.put("sh", new SubshellCommand());
        for (String name : new String[] {"nohup", "setsid", "env", "exec", "command"}) {
            commands.put(name, new RunOtherCommand());
        }
        for (String name : new String[] {"app_process", "app_process32", "app_process64"}) {
            commands.put(name, new AppProcessCommand());
        }
    }
}
