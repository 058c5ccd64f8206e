/**
 * Keeps a lab alive while it serves: hears its phones, has a {@link org.phonebank.pipeline.steward.Steward} decide, and
 * carries decisions out. What happens to phones and how they are reached is behind {@link
 * org.phonebank.desktop.keeping.Hands}.
 */
@NullMarked
package org.phonebank.desktop.keeping;

import org.jspecify.annotations.NullMarked;
