package org.phonebank.tests.window;

import java.util.Locale;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips window tests where no window can be opened, and makes the others drive JavaFX's own robot. */
final class DisplayCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        String display = System.getenv("DISPLAY");
        if (linux && (display == null || display.isBlank())) {
            return ConditionEvaluationResult.disabled(
                    "Window tests need a display, and DISPLAY is not set: run the build under xvfb-run -a.");
        }
        System.setProperty("testfx.robot", "glass");
        return ConditionEvaluationResult.enabled("There is a display.");
    }
}
