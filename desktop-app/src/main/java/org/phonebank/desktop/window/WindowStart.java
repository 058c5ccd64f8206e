package org.phonebank.desktop.window;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabSettings;

/**
 * What the window begins with.
 *
 * @param lab to be prepared at once, or null: a person sets one up
 * @param chat how answers are sampled unless a person says otherwise
 * @param firstQuestion asked as soon as the lab is ready; "" for none
 */
public record WindowStart(DataFolder data, @Nullable LabSettings lab, ChatSettings chat, String firstQuestion) {
    public Optional<LabSettings> labToBegin() {
        return Optional.ofNullable(lab);
    }
}
