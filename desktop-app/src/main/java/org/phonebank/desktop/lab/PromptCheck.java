package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.List;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.Generator;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.protocol.PhonebankVersion;

/** Finds out that the model cannot take a prompt before any phone is started or prepared for it. */
public final class PromptCheck {
    private PromptCheck() {}

    /**
     * Counts the tokens of a conversation with the tokenizer of the lab's model.
     *
     * @throws PromptException if they are too many
     * @throws ModelPackageException if the model cannot be used
     */
    public static void requireFits(LabSettings settings, List<ChatMessage> conversation)
            throws IOException, ModelPackageException, PromptException {
        ModelChoice model = ModelChoice.open(
                settings.model(), new ApplicationFiles(settings.data().create(), PhonebankVersion.VERSION));
        model.requireText();
        try (ModelText text = ModelText.open(model.inspection().folder())) {
            Generator.requireFits(text.encode(conversation).length, contextLength(model.inspection()));
        }
    }

    /** As the store will have it that the lab cuts. */
    private static int contextLength(Inspection model) {
        int own = model.shape().contextLength();
        return model.partitioned() ? own : Math.min(own, PartitionOptions.DEFAULT_CONTEXT);
    }
}
