package org.phonebank.desktop.lab;

import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.Placement;

/**
 * What answers: every layer loaded, and somebody who keeps it so. Closing it ends the keeping and closes the text; the
 * phones stay connected.
 *
 * @param answers at a time
 */
record ReadyLab(
        ModelManifest manifest,
        Placement placement,
        int answers,
        ModelText text,
        Keeping keeping,
        Conversation conversation)
        implements AutoCloseable {

    static ReadyLab of(ModelManifest manifest, PlacedLayers placed, ModelText text, Keeping keeping) {
        return new ReadyLab(
                manifest,
                placed.placement(),
                placed.answers(),
                text,
                keeping,
                new Conversation(keeping.route(), manifest, text, placed.answers()));
    }

    @Override
    public void close() {
        keeping.close();
        text.close();
    }
}
