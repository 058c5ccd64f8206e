package org.phonebank.pipeline.placement;

/** The model cannot be placed on the phones; the message says why and what to do. */
public final class PlacementException extends Exception {
    private static final long serialVersionUID = 1L;

    public PlacementException(String message) {
        super(message);
    }
}
