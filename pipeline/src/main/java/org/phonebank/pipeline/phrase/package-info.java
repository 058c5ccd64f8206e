/** Sentences for people, kept apart from the language that they are said in. Values; for any thread. */
@NullMarked
package org.phonebank.pipeline.phrase;

import org.jspecify.annotations.NullMarked;
