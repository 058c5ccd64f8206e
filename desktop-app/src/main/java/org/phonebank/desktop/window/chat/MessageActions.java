package org.phonebank.desktop.window.chat;

/** What a message can ask of the conversation that it stands in. */
interface MessageActions {
    /** Asks another question in the place of this one; false if the lab cannot take it now. */
    boolean askInstead(Turn question, String words);

    void regenerate(Turn answer);

    void delete(Turn turn);

    /** Shows another message that stands in the same place. */
    void showAlternative(Turn turn, int steps);

    /** Whether new answers show their timeline from now on. */
    void keepTimelines(boolean open);

    void copy(String text, String what);

    /** Asks whether a link is to be opened. */
    void chooseLink(String address);
}
