package org.phonebank.desktop.window.chat;

import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.phonebank.desktop.conversation.Conversations;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.UiThread;

/**
 * What a dialogue needs to ask and to keep.
 *
 * @param seeds of answers that are to differ
 */
record Talker(Lab lab, Conversations conversations, UiThread ui, InstantSource clock, LongSupplier seeds) {}
