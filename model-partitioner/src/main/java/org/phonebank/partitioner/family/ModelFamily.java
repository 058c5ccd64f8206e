package org.phonebank.partitioner.family;

import java.util.Set;
import org.phonebank.partitioner.config.ModelSettings;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.json.JsonDocument;

/** How the configurations of a kind of model are understood. */
public interface ModelFamily {
    /** The architectures of {@code config.json} that belong to it. */
    Set<String> architectures();

    /**
     * Reads the configuration of a model of this family.
     *
     * @throws ModelPackageException if the configuration is wrong or asks for something that is not supported
     */
    ModelSettings settings(String architecture, JsonDocument config) throws ModelPackageException;
}
