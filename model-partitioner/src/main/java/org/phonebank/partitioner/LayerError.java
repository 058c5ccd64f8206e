package org.phonebank.partitioner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.FileRole;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.QuantizationError;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.manifest.StoredWeight;

/**
 * What quantizing cost a layer, or the embedding or head.
 *
 * @param file of the store
 * @param layer -1 for embedding and head
 * @param cosine mean over the file's quantized weights, each counted by its number of values
 * @param relative root of the mean square, counted in the same way
 * @param worst the weight with the largest relative error
 */
public record LayerError(
        String file, int layer, double cosine, double relative, String worst, QuantizationError worstError) {

    /** The errors of a store, in its order; files in which nothing was quantized are left out. */
    public static List<LayerError> of(ModelManifest manifest) {
        List<LayerError> errors = new ArrayList<>();
        for (StoreFile file : manifest.files()) {
            Sum sum = new Sum();
            for (StoredWeight weight : manifest.weights()) {
                QuantizationError error = weight.error();
                if (error != null && weight.file().equals(file.name())) {
                    sum.add(weight, error);
                }
            }
            sum.addTo(errors, file);
        }
        return errors;
    }

    /** A layer's error, as opposed to that of embedding and head. */
    public boolean ofLayer() {
        return layer >= 0;
    }

    private static final class Sum {
        private long values;
        private double cosines;
        private double squares;
        private @Nullable StoredWeight worst;
        private @Nullable QuantizationError worstError;

        private void add(StoredWeight weight, QuantizationError error) {
            values += weight.elements();
            cosines += error.cosine() * weight.elements();
            squares += error.relative() * error.relative() * weight.elements();
            if (worstError == null || error.relative() > worstError.relative()) {
                worst = weight;
                worstError = error;
            }
        }

        private void addTo(List<LayerError> errors, StoreFile file) {
            if (worst != null && worstError != null) {
                int layer = file.role() == FileRole.LAYER ? file.layer() : -1;
                errors.add(new LayerError(
                        file.name(), layer, cosines / values, Math.sqrt(squares / values), worst.name(), worstError));
            }
        }
    }
}
