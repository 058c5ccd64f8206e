/**
 * What the worker reads of the phone it runs on, from /proc and /sys below a root folder that virtual phones choose.
 * Whatever a phone does not tell is absent. Readers hold no locks and may be called by any thread unless they say otherwise.
 */
@NullMarked
package org.phonebank.worker.host;

import org.jspecify.annotations.NullMarked;
