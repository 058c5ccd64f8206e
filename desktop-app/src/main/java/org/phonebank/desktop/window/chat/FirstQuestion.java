package org.phonebank.desktop.window.chat;

/** A question that is asked once, as soon as somebody can answer it. On the UI thread. */
final class FirstQuestion {
    private String question;

    /** @param question "" for none */
    FirstQuestion(String question) {
        this.question = question;
    }

    boolean isAsked() {
        return question.isEmpty();
    }

    String take() {
        String taken = question;
        question = "";
        return taken;
    }
}
