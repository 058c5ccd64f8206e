@NullMarked
package org.phonebank.desktop.window.chat;

import org.jspecify.annotations.NullMarked;
