package org.phonebank.partitioner.cut;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What is written into a cut graph besides its nodes.
 *
 * @param boundaries the tensors [1, T, hidden] before layers 0 to N - 1
 * @param boundaryTypes their element types
 * @param kvType element type of the buffers
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CutDescription(List<String> boundaries, List<Integer> boundaryTypes, int kvType) {
    CutDescription {
        boundaries = List.copyOf(boundaries);
        boundaryTypes = List.copyOf(boundaryTypes);
    }
}
