package org.phonebank.desktop.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Found by Logback as a service; done in code because reading an XML file costs a quarter of a second at each start. */
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {
    private static final String OURS = "org.phonebank";
    private static final String CONSOLE = "console";
    private static final String FILE = "phonebank.log";
    private static final String WHY_NO_FILE = "why-no-file";
    private static final int KEPT_FILES = 3;
    private static final long FILE_MEGABYTES = 5;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        // Without a listener Logback prints what troubles it before the command says anything.
        context.getStatusManager().add(new NopStatusListener());
        OutputStreamAppender<ILoggingEvent> console = console(context);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(console);
        addFile(context);
        context.getLogger(OURS).setLevel(Level.INFO);
        // Complains about every machine without a graphics card.
        context.getLogger("ai.djl").setLevel(Level.ERROR);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Shows the program's own messages on standard error from now on. */
    public static void beVerbose() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OURS).setLevel(Level.DEBUG);
            if (context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                    instanceof ConsoleAppender<ILoggingEvent> console) {
                console.clearAllFilters();
            }
            String whyNoFile = context.getProperty(WHY_NO_FILE);
            if (whyNoFile != null) {
                LoggerFactory.getLogger(LoggingConfigurator.class).warn("There is no log file: {}", whyNoFile);
            }
        }
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setName(CONSOLE);
        appender.setTarget("System.err");
        appender.setContext(context);
        appender.setEncoder(encoder(context, "%-5level %logger{0}: %msg%n"));
        // What goes wrong for a person is said by the command itself.
        ThresholdFilter errors = new ThresholdFilter();
        errors.setContext(context);
        errors.setLevel(Level.ERROR.toString());
        errors.start();
        appender.addFilter(errors);
        appender.start();
        return appender;
    }

    /** A folder that cannot be written is no reason to say anything here: the command that needs it does. */
    private static void addFile(LoggerContext context) {
        try {
            // Logback would make the data folder too, but readable by everyone.
            Path logs = DataFolder.ofUser().create().logs();
            requireWritable(logs);
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(file(context, logs));
        } catch (IOException | IllegalArgumentException e) {
            context.putProperty(WHY_NO_FILE, Causes.sentence(e));
        }
    }

    private static void requireWritable(Path logs) throws IOException {
        Files.createDirectories(logs);
        Files.newOutputStream(logs.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
    }

    private static OutputStreamAppender<ILoggingEvent> file(LoggerContext context, Path logs) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName("file");
        appender.setContext(context);
        appender.setFile(logs.resolve(FILE).toString());
        appender.setEncoder(encoder(context, "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n"));

        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(logs.resolve("phonebank.%i.log").toString());
        rolling.setMinIndex(1);
        rolling.setMaxIndex(KEPT_FILES);
        rolling.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(FILE_MEGABYTES * FileSize.MB_COEFFICIENT));
        trigger.start();

        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();
        return appender;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
