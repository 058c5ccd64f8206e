/**
 * A pipeline over real shards goes on with the same tokens whatever befalls its phones. Most of it runs in this process, with
 * links that fail on command.
 */
@NullMarked
package org.phonebank.tests.serving;

import org.jspecify.annotations.NullMarked;
