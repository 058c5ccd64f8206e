package org.phonebank.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.phonebank.worker.host.Platform;

/** Sends the log to standard output, one line a record; on Android to logcat as well, by the handler that is there. */
final class WorkerLog {
    private WorkerLog() {}

    static void install() {
        Logger root = Logger.getLogger("");
        if (!Platform.isAndroid()) {
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
            }
        }
        root.addHandler(new StandardOutput());
        // gRPC tells there of every peer that goes away.
        Logger.getLogger("io.grpc").setLevel(Level.WARNING);
    }

    private static final class StandardOutput extends StreamHandler {
        StandardOutput() {
            super(System.out, new OneLine());
        }

        @Override
        public synchronized void publish(LogRecord record) {
            super.publish(record);
            flush();
        }
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            String name = String.valueOf(record.getLoggerName());
            StringWriter text = new StringWriter();
            text.append(Instant.ofEpochMilli(record.getMillis()).toString())
                    .append(' ')
                    .append(record.getLevel().getName())
                    .append(' ')
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(": ")
                    .append(formatMessage(record))
                    .append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            return text.toString();
        }
    }
}
