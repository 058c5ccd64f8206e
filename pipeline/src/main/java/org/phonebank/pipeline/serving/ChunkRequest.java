package org.phonebank.pipeline.serving;

import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;

/** A chunk that a course has sent to its replica. */
final class ChunkRequest extends Request {
    final Course course;
    final Chunk chunk;
    /** Of the course when this was sent; see {@link Course#rewind}. */
    final int generation;

    ChunkRequest(Course course, Chunk chunk, Frame frame, long sentNanos) {
        super(course.replica, frame, sentNanos);
        this.course = course;
        this.chunk = chunk;
        this.generation = course.generation;
    }

    @Override
    void answered(Frame answer, int magnitude) {
        course.unanswered.remove(this);
        if (course.closed) {
            return;
        }
        course.lane.answered(this, answer, magnitude);
        course.lane.sequence.pump();
    }

    @Override
    void failed(StageException failure) {
        if (course.closed) {
            replica.failedApart(failure);
            return;
        }
        course.lane.failed(this, failure);
        course.unanswered.remove(this);
        course.lane.sequence.pump();
    }

    @Override
    void lost() {
        course.unanswered.remove(this);
    }
}
