package org.phonebank.desktop.lab;

import java.util.List;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.placement.Placement;

/**
 * What answers: every layer loaded, a link to each stage. Closing it closes the text only; the links belong to the
 * phones.
 */
record ReadyLab(ModelManifest manifest, Placement placement, ModelText text, Conversation conversation)
        implements AutoCloseable {

    static ReadyLab of(ModelManifest manifest, Placement placement, ModelText text, List<StageLink> stages) {
        return new ReadyLab(manifest, placement, text, new Conversation(stages, manifest, text));
    }

    @Override
    public void close() {
        text.close();
    }
}
