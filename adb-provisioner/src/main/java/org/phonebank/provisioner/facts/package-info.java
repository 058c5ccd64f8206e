/**
 * What a phone is: processor, memory, storage, battery, Android version, read by shell commands whose output differs
 * between Android versions. The parsers are pure functions; the values are immutable.
 */
@NullMarked
package org.phonebank.provisioner.facts;

import org.jspecify.annotations.NullMarked;
