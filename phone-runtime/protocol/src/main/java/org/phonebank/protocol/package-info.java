/** What both ends of a link must agree on before they talk. Constants only; any thread may read them. */
@NullMarked
package org.phonebank.protocol;

import org.jspecify.annotations.NullMarked;
