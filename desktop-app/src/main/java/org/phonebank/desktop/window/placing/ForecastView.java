package org.phonebank.desktop.window.placing;

/**
 * What the draft would bring, in words.
 *
 * @param memory of the phone where memory is tightest
 * @param tightest name of that phone
 * @param basis whether it is measured or estimated; "" while nothing is known
 */
public record ForecastView(
        Figure chat, Figure batch, Figure firstToken, Figure energy, Figure memory, String tightest, String basis) {
    static final ForecastView NONE =
            new ForecastView(Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN, Figure.UNKNOWN, "", "");

    /** Whether anything is known. */
    public boolean known() {
        return !basis.isEmpty();
    }
}
