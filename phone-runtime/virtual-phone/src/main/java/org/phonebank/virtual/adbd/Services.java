package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.phonebank.virtual.shell.Shell;

/** Finds the service that a desktop asks for by name. */
public final class Services {
    private final Shell shell;
    private final List<String> refused = new CopyOnWriteArrayList<>();

    public Services(Shell shell) {
        this.shell = shell;
    }

    /** Refuses services whose name begins so. */
    public void refuse(String prefix) {
        refused.add(prefix);
    }

    public void allowAll() {
        refused.clear();
    }

    AdbService open(String name) throws ServiceRefusedException, IOException {
        if (refused.stream().anyMatch(name::startsWith)) {
            throw new ServiceRefusedException("refused on request: " + name);
        }
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String argument = colon < 0 ? "" : name.substring(colon + 1);
        if (kind.equals("shell") || kind.startsWith("shell,")) {
            return new ShellService(shell, ShellRequest.parse(kind, argument));
        }
        return switch (kind) {
            case "exec" -> new ShellService(shell, ShellRequest.exec(argument));
            case "sync" -> new SyncService(shell.system().files());
            case "tcp" -> TcpService.connect(argument);
            case "reverse" -> new ReverseService(argument);
            case "root" -> new TextService("adbd cannot run as root in production builds\n");
            case "unroot" -> new TextService("adbd not running as root\n");
            case "remount" -> new TextService("remount failed: Operation not permitted\n");
            default -> throw new ServiceRefusedException("a virtual phone has no service " + name);
        };
    }
}
