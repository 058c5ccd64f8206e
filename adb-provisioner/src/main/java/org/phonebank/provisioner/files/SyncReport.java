package org.phonebank.provisioner.files;

import java.util.List;

/**
 * What a {@link FileSync} did.
 *
 * @param sent remote paths that were copied, in order
 * @param skipped remote paths that were the same already
 * @param sentBytes the sum of the sizes of what was sent
 */
public record SyncReport(List<String> sent, List<String> skipped, long sentBytes) {
    public SyncReport {
        sent = List.copyOf(sent);
        skipped = List.copyOf(skipped);
    }
}
