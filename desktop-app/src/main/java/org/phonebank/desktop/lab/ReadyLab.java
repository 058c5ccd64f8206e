package org.phonebank.desktop.lab;

import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.Placement;

/**
 * What answers: every layer loaded, and somebody who keeps it so. Closing it ends the keeping and closes the text; the
 * phones stay connected.
 */
record ReadyLab(ModelManifest manifest, Placement placement, ModelText text, Keeping keeping, Conversation conversation)
        implements AutoCloseable {

    static ReadyLab of(ModelManifest manifest, Placement placement, ModelText text, Keeping keeping) {
        return new ReadyLab(manifest, placement, text, keeping, new Conversation(keeping.route(), manifest, text));
    }

    @Override
    public void close() {
        keeping.close();
        text.close();
    }
}
