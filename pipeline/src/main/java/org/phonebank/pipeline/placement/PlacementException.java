package org.phonebank.pipeline.placement;

import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Told;

/** The model cannot be placed on the phones; the message says why and what to do. */
public final class PlacementException extends Exception implements Told {
    private static final long serialVersionUID = 1L;

    private final transient Remark remark;

    public PlacementException(Remark remark) {
        super(remark.english());
        this.remark = remark;
    }

    @Override
    public Phrase problem() {
        return remark.sentence();
    }

    /** What the message says, for those who say it in another language. */
    public Remark remark() {
        return remark;
    }
}
