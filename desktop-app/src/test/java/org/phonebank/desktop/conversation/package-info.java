@NullMarked
package org.phonebank.desktop.conversation;

import org.jspecify.annotations.NullMarked;
