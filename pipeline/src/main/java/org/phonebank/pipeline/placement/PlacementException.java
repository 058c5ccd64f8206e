package org.phonebank.pipeline.placement;

/** The model cannot be placed on the phones; the message says why and what to do. */
public final class PlacementException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Remark remark;

    public PlacementException(Remark remark) {
        super(remark.english());
        this.remark = remark;
    }

    /** What the message says, for those who say it in another language. */
    public Remark remark() {
        return remark;
    }
}
