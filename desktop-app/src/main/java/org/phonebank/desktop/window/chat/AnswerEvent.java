package org.phonebank.desktop.window.chat;

import org.phonebank.desktop.lab.ChatResult;

/** What comes from the thread that hears an answer, on its way to the chat. */
sealed interface AnswerEvent {
    record Text(String more) implements AnswerEvent {}

    record Finished(ChatResult result) implements AnswerEvent {}

    record Failed(String message) implements AnswerEvent {}
}
