package org.phonebank.desktop.lab;

import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.StagePlacement;
import org.phonebank.pipeline.serving.Redundancy;

/** Says what surviving a phone costs while all is well. */
final class ResilienceCost {
    private static final long BYTES_PER_TOKEN_ID = 8;
    private static final int TOKENS = 1000;

    private ResilienceCost() {}

    /** One or two sentences for people. */
    static String explain(Resilience resilience, ModelManifest manifest, Placement placement, int conversations) {
        StageCosts costs = StageCosts.of(manifest, conversations);
        long copies = placement.stages().stream()
                .map(StagePlacement::layers)
                .mapToLong(layers -> costs.memory(layers.first(), layers.end()))
                .sum();
        int hidden = manifest.shape().hiddenSize() * Float.BYTES;
        int boundaries = placement.stages().size() - 1;
        long journal = TOKENS * (BYTES_PER_TOKEN_ID + (long) boundaries * hidden);
        long traffic = (long) TOKENS * 2 * boundaries * hidden;
        StringBuilder words = new StringBuilder();
        if (resilience.redundancy() == Redundancy.MIRRORED) {
            words.append("Mirrored: ")
                    .append(resilience.copies())
                    .append(
                            " phones compute the same layers where there is memory for it, so that a lost phone is hardly"
                                    + " noticed. That takes about ")
                    .append(resilience.copies())
                    .append(" times the energy, ")
                    .append(Quantities.bytes((resilience.copies() - 1) * traffic))
                    .append(" more over the links for 1000 tokens, and ")
                    .append(Quantities.bytes((resilience.copies() - 1) * copies))
                    .append(" more memory on phones.");
        } else {
            words.append("Journaled: what goes into each phone is kept on this computer (")
                    .append(Quantities.bytes(journal))
                    .append(" for 1000 tokens), so that another phone can go on after computing it again; it costs no")
                    .append(" energy while all is well.");
            if (resilience.copies() > 1) {
                words.append(" Copies for others to go on with at once take ")
                        .append(Quantities.bytes((resilience.copies() - 1) * copies))
                        .append(" more memory on phones.");
            }
        }
        return words.toString();
    }
}
