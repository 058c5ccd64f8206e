package org.phonebank.provisioner.facts;

/**
 * The battery as Android reports it.
 *
 * @param percent 0 to 100
 * @param charging whether it takes up charge or is full on external power
 * @param celsius the battery's temperature
 * @param millivolts its voltage
 */
public record Battery(int percent, boolean charging, double celsius, int millivolts) {}
