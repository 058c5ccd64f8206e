package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code getprop [NAME [DEFAULT]]}. */
final class GetPropCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        List<String> arguments = call.arguments();
        if (arguments.isEmpty()) {
            for (Map.Entry<String, String> property :
                    call.system().properties().all().entrySet()) {
                call.line("[" + property.getKey() + "]: [" + property.getValue() + "]");
            }
            return 0;
        }
        String value = call.system().properties().get(arguments.get(0));
        call.line(value.isEmpty() && arguments.size() > 1 ? arguments.get(1) : value);
        return 0;
    }
}
