package org.phonebank.partitioner.manifest;

/**
 * One file of a layer store.
 *
 * @param name plain file name in the store's folder
 * @param layer the layer it holds, -1 unless the role is {@link FileRole#LAYER}
 * @param sha256 lower-case hexadecimal
 * @param residentBytes memory its content takes once a phone has loaded it; more than {@code sizeBytes} where weights
 *     are widened or repacked on loading, 0 for files that phones do not load
 */
public record StoreFile(String name, FileRole role, int layer, long sizeBytes, String sha256, long residentBytes) {
    public StoreFile {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")) {
            throw new IllegalArgumentException("Not a plain file name: \"" + name + "\".");
        }
        if ((role == FileRole.LAYER) != (layer >= 0)) {
            throw new IllegalArgumentException("The file " + name + " has role " + role + " but layer " + layer + ".");
        }
        if (sizeBytes < 0 || residentBytes < 0) {
            throw new IllegalArgumentException("The file " + name + " has a negative size.");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("The file " + name + " has no valid SHA-256.");
        }
    }
}
