package org.phonebank.pipeline.generation;

/**
 * Where one frame spent its time at one stage.
 *
 * @param phone name of the phone
 * @param queuedMicros microseconds it waited on the phone
 * @param computeMicros microseconds the phone computed
 * @param linkMicros microseconds of the rest between sending and answer: both ways on the link, and the ends of it
 */
public record StageTime(String phone, long queuedMicros, long computeMicros, long linkMicros) {}
