/**
 * Links to the workers on phones: control calls and frame streams. Clients and links may be used from any thread. Control
 * calls block and must not run on a UI thread or on a transport thread; futures of a frame stream are completed on the
 * transport's I/O thread, so whatever depends on them must not block.
 */
@NullMarked
package org.phonebank.pipeline.link;

import org.jspecify.annotations.NullMarked;
