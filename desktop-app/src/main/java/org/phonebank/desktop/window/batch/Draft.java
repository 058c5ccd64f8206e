package org.phonebank.desktop.window.batch;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.batch.BatchOptions;
import org.phonebank.desktop.batch.BatchTask;
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
    private static final ChatSettings USUAL = new ChatSettings((int) USUAL_TOKENS, 0, 0, 1, 1, BatchTask.USUAL_SEED);

    private final StringProperty file;
    private final StringProperty template;
    private final StringProperty systemPrompt;
    private final DoubleProperty maxTokens;
    private final DoubleProperty temperature;
    private final DoubleProperty rowsAtOnce;
    private Optional<KeptBatch> taken = Optional.empty();

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
        ChatSettings before = taken.map(KeptBatch::settings).orElse(USUAL);
        int tokens = (int) Math.max(1, Math.min(Math.max(MOST_TOKENS, before.maxTokens()), maxTokens.get()));
        double boldness = Math.max(0, Math.min(ChatSettings.HOTTEST, temperature.get()));
        boolean same = boldness == before.temperature();
        boolean greedy = boldness == 0;
        int topK = greedy ? 0 : TOP_K;
        double topP = greedy ? 1 : TOP_P;
        return new ChatSettings(
                tokens,
                boldness,
                same ? before.topK() : topK,
                same ? before.topP() : topP,
                before.repetitionPenalty(),
                before.seed());
    }

    /** What the model is told first; that of a batch that was taken up is left as it is. */
    String systemPrompt() {
        String written = systemPrompt.get();
        return taken.map(KeptBatch::systemPrompt).filter(written::equals).orElseGet(written::strip);
    }

    BatchOptions options() {
        int rows = (int) rowsAtOnce.get();
        return rows < 1 ? BatchOptions.USUAL : new BatchOptions(rows, false);
    }

    /** Whether a batch asked the same of the same file. */
    boolean asksTheSame(KeptBatch batch) {
        return batch.input().toString().equals(file.get())
                && batch.template().equals(template.get())
                && batch.systemPrompt().equals(systemPrompt())
                && batch.settings().equals(settings());
    }

    /** What no field shows is as usual again. */
    void forgetTaken() {
        taken = Optional.empty();
    }

    /** Takes over what a batch asked, also what no field shows; a person may change the rest. */
    void show(KeptBatch batch) {
        taken = Optional.of(batch);
        template.set(batch.template());
        systemPrompt.set(batch.systemPrompt());
        maxTokens.set(batch.settings().maxTokens());
        temperature.set(batch.settings().temperature());
    }
}
