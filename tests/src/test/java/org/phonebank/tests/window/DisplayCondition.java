package org.phonebank.tests.window;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.phonebank.tests.support.Requirement;

/** Skips window tests where no window can be opened, and makes the others drive JavaFX's own robot. */
final class DisplayCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = Requirement.missingDisplay();
        if (missing.isPresent()) {
            return ConditionEvaluationResult.disabled(missing.get());
        }
        System.setProperty("testfx.robot", "glass");
        return ConditionEvaluationResult.enabled("There is a display.");
    }
}
