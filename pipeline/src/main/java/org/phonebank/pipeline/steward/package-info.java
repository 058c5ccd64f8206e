/**
 * Decides what a running lab should do about its phones: which of them rests, which layers go where when a phone is lost,
 * when a boundary moves, and which replica computes the next step. Pure logic over pictures of the lab: nothing here waits,
 * opens anything or knows the time but by the clock it is given.
 *
 * <p>{@link org.phonebank.pipeline.steward.TelemetryBook} and {@link org.phonebank.pipeline.steward.Scheduler} may be
 * called by any thread. A {@link org.phonebank.pipeline.steward.Steward} belongs to the thread that keeps the lab, except
 * for the methods that say otherwise.
 */
@NullMarked
package org.phonebank.pipeline.steward;

import org.jspecify.annotations.NullMarked;
