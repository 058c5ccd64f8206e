package org.phonebank.desktop.window.batch;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.batch.BatchOptions;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Preferences;

/** What a person wants to ask, as far as it is written; kept from one start of the window to the next. */
final class Draft {
    static final int MOST_TOKENS = 4096;
    private static final String FILE = "batch.file";
    private static final String TEMPLATE = "batch.template";
    private static final String SYSTEM_PROMPT = "batch.system.prompt";
    private static final double USUAL_TOKENS = 128;
    /** All that is considered when a token is drawn; the same as the command line does. */
    private static final int TOP_K = 40;

    private static final double TOP_P = 0.9;
    /** The same batch gets the same answers. */
    private static final long SEED = 1;

    private final StringProperty file;
    private final StringProperty template;
    private final StringProperty systemPrompt;
    private final DoubleProperty maxTokens;
    private final DoubleProperty temperature;
    private final DoubleProperty rowsAtOnce;

    Draft(Preferences preferences) {
        file = preferences.text(FILE, "");
        template = preferences.text(TEMPLATE, "");
        systemPrompt = preferences.text(SYSTEM_PROMPT, "");
        maxTokens = preferences.number("batch.tokens", USUAL_TOKENS);
        temperature = preferences.number("batch.temperature", 0);
        rowsAtOnce = preferences.number("batch.at.once", 0);
    }

    /** Where the input is; "" for none. */
    StringProperty fileProperty() {
        return file;
    }

    StringProperty templateProperty() {
        return template;
    }

    StringProperty systemPromptProperty() {
        return systemPrompt;
    }

    DoubleProperty maxTokensProperty() {
        return maxTokens;
    }

    DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** 0 for as many as the lab takes. */
    DoubleProperty rowsAtOnceProperty() {
        return rowsAtOnce;
    }

    ChatSettings settings() {
        int tokens = (int) Math.max(1, Math.min(MOST_TOKENS, maxTokens.get()));
        double boldness = Math.max(0, Math.min(ChatSettings.HOTTEST, temperature.get()));
        return boldness == 0 ? ChatSettings.greedy(tokens) : new ChatSettings(tokens, boldness, TOP_K, TOP_P, 1, SEED);
    }

    BatchOptions options() {
        int rows = (int) rowsAtOnce.get();
        return rows < 1 ? BatchOptions.USUAL : new BatchOptions(rows, false);
    }

    /** Whether a batch asked the same of the same file. */
    boolean asksTheSame(KeptBatch batch) {
        return batch.input().toString().equals(file.get())
                && batch.template().equals(template.get())
                && batch.systemPrompt().equals(systemPrompt.get().strip())
                && batch.settings().equals(settings());
    }

    /** Takes over what a batch asked. */
    void show(KeptBatch batch) {
        template.set(batch.template());
        systemPrompt.set(batch.systemPrompt());
        maxTokens.set(batch.settings().maxTokens());
        temperature.set(batch.settings().temperature());
    }
}
