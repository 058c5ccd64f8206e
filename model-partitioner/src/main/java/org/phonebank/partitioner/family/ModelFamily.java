package org.phonebank.partitioner.family;

import java.util.List;
import java.util.Set;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;
import org.phonebank.partitioner.plan.LinearModules;
import org.phonebank.partitioner.plan.PlannedFile;
import org.phonebank.partitioner.quantize.Quantization;

/** What must be known about a kind of model to cut it. */
public interface ModelFamily {
    /** The architectures of {@code config.json} that belong to it. */
    Set<String> architectures();

    /** Name of the graph-building strategy for its shards. */
    String graph();

    /**
     * Reads the configuration of a model of this family.
     *
     * @throws ModelPackageException if the configuration is wrong or asks for something that is not supported
     */
    ModelSettings settings(String architecture, JsonDocument config) throws ModelPackageException;

    /**
     * The weight files of a store, in the order in which shards need them.
     *
     * @param contextLength positions for which there must be rope tables
     * @param quantization what was asked for; the embedding and the head may keep more bits
     * @param linears how the package holds matrices
     */
    List<PlannedFile> plan(ModelSettings settings, int contextLength, Quantization quantization, LinearModules linears)
            throws ModelPackageException;
}
