/**
 * The process that runs on a phone: its command line, its files, its server and its end. Everything here is set up once
 * by the main thread.
 */
@NullMarked
package org.phonebank.worker;

import org.jspecify.annotations.NullMarked;
