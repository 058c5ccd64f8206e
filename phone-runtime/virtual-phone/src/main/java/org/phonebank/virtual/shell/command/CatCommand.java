package org.phonebank.virtual.shell.command;

import java.io.IOException;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code cat}: copies files or input to output, as they come. */
final class CatCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        byte[] buffer = new byte[64 << 10];
        return Inputs.each(call, Options.parse(call.arguments(), "u").operands(), (in, name) -> {
            int count;
            while ((count = in.read(buffer)) >= 0) {
                call.out().write(buffer, 0, count);
                call.out().flush();
            }
        });
    }
}
