package org.phonebank.desktop.cli;

import org.phonebank.protocol.PhonebankVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

@Command(
        name = "phonebank",
        description = "A desktop lab that turns a drawer of old phones into one language model.",
        versionProvider = PhonebankCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT, ExitCodes.HELP_CANCELLED},
        footer = {
            "",
            "Examples:",
            "  ./phonebank                          open the window and set up a lab",
            "  ./phonebank demo                     see it work, without phones",
            "  ./phonebank doctor                   what this machine lacks",
            "  ./phonebank phones                   which phones are found",
            "  ./phonebank COMMAND --help           all options of a command"
        })
final class PhonebankCommand extends GroupCommand {

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    private boolean version;

    boolean version() {
        return version;
    }

    /** The version of the application, and of the Java it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Phonebank " + PhonebankVersion.VERSION,
                "Java " + Runtime.version() + ", " + System.getProperty("os.name")
            };
        }
    }
}
