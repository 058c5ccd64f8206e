package org.phonebank.desktop.window;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.wizard.SetupServices;

/**
 * What the window begins with.
 *
 * @param lab to be prepared at once, or null: a person sets one up
 * @param chat how answers are sampled unless a person says otherwise
 * @param firstQuestion asked as soon as the lab is ready; "" for none
 * @param setup what a person sets up a lab with; closed when the window has closed and its lab was released
 */
public record WindowStart(
        DataFolder data, @Nullable LabSettings lab, ChatSettings chat, String firstQuestion, SetupServices setup) {
    /** Looks for real phones and models. */
    public WindowStart(DataFolder data, @Nullable LabSettings lab, ChatSettings chat, String firstQuestion) {
        this(data, lab, chat, firstQuestion, SetupServices.of(data));
    }

    public Optional<LabSettings> labToBegin() {
        return Optional.ofNullable(lab);
    }
}
