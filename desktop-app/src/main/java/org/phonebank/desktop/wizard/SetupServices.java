package org.phonebank.desktop.wizard;

import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.runtime.HostPlatform;

/**
 * What setting up works with; lives as long as the window.
 *
 * @param platform the name of the one on which virtual phones run, such as {@code linux-x64}
 */
public record SetupServices(
        PhoneScout phones,
        ModelShelf models,
        ChoicesFile choices,
        PlacementsFile placements,
        DataFolder data,
        String platform)
        implements AutoCloseable {
    /** The real ones; nobody looks for phones or models yet. Reads what was kept, so it waits for the disk. */
    public static SetupServices of(DataFolder data) {
        return new SetupServices(
                new LivePhoneScout(data),
                new FolderModelShelf(data),
                new ChoicesFile(data.setup()),
                new PlacementsFile(data.placements()),
                data,
                HostPlatform.current().name());
    }

    @Override
    public void close() {
        choices.close();
        placements.close();
        models.close();
        phones.close();
    }
}
