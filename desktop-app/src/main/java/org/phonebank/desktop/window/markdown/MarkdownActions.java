package org.phonebank.desktop.window.markdown;

/** What people can do with parts of a text. */
public interface MarkdownActions {
    /** Copies a piece of code. */
    void copyCode(String code);

    /** A link was chosen; it is not to be followed without asking. */
    void chooseLink(String address);

    /** The words on the button that copies code. */
    String copyCodeLabel();

    /** What stands for a picture, which is never fetched; "" for a picture without a description. */
    String picture(String description);
}
