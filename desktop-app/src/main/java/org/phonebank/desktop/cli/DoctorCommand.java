package org.phonebank.desktop.cli;

import java.util.List;
import java.util.Map;
import org.phonebank.desktop.doctor.Doctor;
import org.phonebank.desktop.doctor.Finding;
import org.phonebank.desktop.terminal.Console;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Check this machine: what is missing, and the command that mends it.",
        exitCodeList = {"0:Nothing essential is missing.", "1:Something essential is missing.", ExitCodes.HELP_BAD_INPUT
        },
        footer = {"", "Examples:", "  ./phonebank doctor", "  ./phonebank doctor --output json"})
final class DoctorCommand extends BaseCommand {

    DoctorCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) {
        List<Finding> findings = Doctor.examine(context().data());
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(0);
        for (Finding finding : findings) {
            console.line(String.format(
                    "%-" + width + "s  %-7s  %s",
                    finding.subject(),
                    finding.verdict().word(),
                    finding.text()));
            if (!finding.remedy().isEmpty()) {
                console.line(" ".repeat(width + 11) + "To mend it: " + finding.remedy());
            }
        }
        boolean fit = Doctor.isFit(findings);
        console.line("");
        console.line(fit ? "Phonebank can run here." : "Phonebank cannot run here until what is missing is mended.");
        console.json(Map.of(
                "fit",
                fit,
                "findings",
                findings.stream().map(DoctorCommand::toJson).toList()));
        return fit ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static Map<String, Object> toJson(Finding finding) {
        return Map.of(
                "subject", finding.subject(),
                "verdict", finding.verdict().word(),
                "text", finding.text(),
                "remedy", finding.remedy());
    }
}
