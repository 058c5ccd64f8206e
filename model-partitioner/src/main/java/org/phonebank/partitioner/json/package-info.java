/**
 * JSON from strangers: bounded in size and depth, and every wrong value named together with its file. Any thread.
 */
@NullMarked
package org.phonebank.partitioner.json;

import org.jspecify.annotations.NullMarked;
