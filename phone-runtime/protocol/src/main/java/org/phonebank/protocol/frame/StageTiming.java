package org.phonebank.protocol.frame;

/** Where one stage spent the time of one frame; all times are microseconds of that stage's own clock. */
public final class StageTiming {
    private final int stage;
    private final int queuedMicros;
    private final int computeMicros;

    public StageTiming(int stage, int queuedMicros, int computeMicros) {
        this.stage = stage;
        this.queuedMicros = queuedMicros;
        this.computeMicros = computeMicros;
    }

    /** Position in the pipeline, counted from 0; in hub routing the hub sets it. */
    public int stage() {
        return stage;
    }

    /** Microseconds between arrival and the begin of the computation. */
    public int queuedMicros() {
        return queuedMicros;
    }

    /** Microseconds of the computation. */
    public int computeMicros() {
        return computeMicros;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof StageTiming)) {
            return false;
        }
        StageTiming that = (StageTiming) other;
        return stage == that.stage && queuedMicros == that.queuedMicros && computeMicros == that.computeMicros;
    }

    @Override
    public int hashCode() {
        return (stage * 31 + queuedMicros) * 31 + computeMicros;
    }

    @Override
    public String toString() {
        return "StageTiming[stage=" + stage + ", queuedMicros=" + queuedMicros + ", computeMicros=" + computeMicros
                + "]";
    }
}
