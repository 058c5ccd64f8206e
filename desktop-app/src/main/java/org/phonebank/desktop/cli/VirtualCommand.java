package org.phonebank.desktop.cli;

import picocli.CommandLine.Command;

@Command(
        name = "virtual",
        description = "A lab of virtual phones that runs on by itself, so that adb can talk to it too.",
        synopsisSubcommandLabel = "(start | list | stop | authorize)",
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {"", "Examples:", "  ./phonebank virtual start --phones 3", "  adb connect 127.0.0.1:6100"})
final class VirtualCommand extends GroupCommand {}
