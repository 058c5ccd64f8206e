package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.time.Instant;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code date [+FORMAT]}; the clock cannot be set. */
final class DateCommand implements Builtin {
    @Override
    public int run(CommandCall call) throws IOException {
        Instant now = call.system().clock().instant();
        String format =
                call.arguments().isEmpty() ? "+%F %T %Z" : call.arguments().get(0);
        if (!format.startsWith("+")) {
            return call.fail("cannot set date: Operation not permitted");
        }
        call.line(PhoneTime.format(now, format.substring(1)));
        return 0;
    }
}
