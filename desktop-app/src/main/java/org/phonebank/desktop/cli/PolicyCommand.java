package org.phonebank.desktop.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.phonebank.desktop.lab.EnergyPolicyFile;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.pipeline.steward.EnergyPolicyJson;
import org.phonebank.pipeline.steward.PolicyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "policy",
        description = {
            "Show or change when phones rest: how empty, how hot, how long silent.",
            "",
            "Labs that run take a change over within seconds."
        },
        exitCodeList = {ExitCodes.HELP_DONE, ExitCodes.HELP_FAILED, ExitCodes.HELP_BAD_INPUT},
        footer = {
            "",
            "Examples:",
            "  ./phonebank policy",
            "  ./phonebank policy --set drainBelowPercent=30 --set resumeAbovePercent=50",
            "  ./phonebank policy --reset"
        })
final class PolicyCommand extends BaseCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What each value is for, in words. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("stopBelowPercent", "battery below which a phone stops, even if an answer has to wait"),
            Map.entry("drainBelowPercent", "battery below which a phone hands over its layers and rests"),
            Map.entry("resumeAbovePercent", "battery from which on a resting phone works again"),
            Map.entry("stopAboveCelsius", "temperature above which a phone stops, even if an answer has to wait"),
            Map.entry("drainAboveCelsius", "temperature above which a phone hands over its layers and rests"),
            Map.entry("resumeBelowCelsius", "temperature below which a resting phone works again"),
            Map.entry("dischargingWeight", "how many times slower a phone counts that runs on its battery"),
            Map.entry("warmWeight", "the same for one that is about to be too hot"),
            Map.entry("throttledWeight", "the same for one whose processor is held back"),
            Map.entry("memoryPressureWeight", "the same for one that waits for memory"),
            Map.entry("staleWeight", "the same for one that was not heard for a while"),
            Map.entry("staleAfterSeconds", "how long a while is"),
            Map.entry("silentAfterSeconds", "silence after which a phone rests until it is heard again"));

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Change a value; may be given several times, all of them or none take effect.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--reset", description = "Go back to the safe values; --set then begins from these.")
    private boolean reset;

    PolicyCommand(CliContext context) {
        super(context);
    }

    @Override
    int run(Console console) throws Exception {
        EnergyPolicyFile file = new EnergyPolicyFile(context().data().create());
        EnergyPolicy before = reset ? EnergyPolicy.SAFE : file.read();
        EnergyPolicy now = changes.isEmpty() ? before : changed(before);
        if (!changes.isEmpty()) {
            file.write(now);
        } else if (reset) {
            file.delete();
        }
        ObjectNode values = values(now);
        int width = values.properties().stream()
                .mapToInt(field -> field.getKey().length())
                .max()
                .orElse(0);
        values.properties()
                .forEach(field -> console.line(pad(field.getKey(), width) + "  "
                        + pad(field.getValue().asText(), 5) + "  " + WORDS.getOrDefault(field.getKey(), "")));
        console.line("Kept in " + file.path());
        console.json(values);
        return ExitCodes.DONE;
    }

    private EnergyPolicy changed(EnergyPolicy before) throws BadInputException {
        ObjectNode values = values(before);
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 1 || !values.has(change.substring(0, equals))) {
                throw new BadInputException("--set wants NAME=VALUE with one of the names that \"./phonebank policy\""
                        + " shows, not \"" + change + "\".");
            }
            values.set(change.substring(0, equals), number(change, equals));
        }
        try {
            return EnergyPolicyJson.read(values.toString());
        } catch (PolicyException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static JsonNode number(String change, int equals) throws BadInputException {
        try {
            JsonNode number = JSON.readTree(change.substring(equals + 1));
            if (number.isNumber()) {
                return number;
            }
        } catch (JsonProcessingException e) {
            throw new BadInputException("\"" + change + "\" has no number after the equals sign.", e);
        }
        throw new BadInputException("\"" + change + "\" has no number after the equals sign.");
    }

    private static ObjectNode values(EnergyPolicy policy) {
        return JSON.valueToTree(policy);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
