package org.phonebank.desktop.incident;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.PlainWords;
import org.phonebank.pipeline.steward.Load;

/** Parts of sentences. */
final class Words {
    private static final String STOP = ".";
    private static final Pattern SENTENCE = Pattern.compile("(^|[.] )\\p{Lower}");

    private Words() {}

    /** A sentence without its full stop, so that it can go on. */
    static String open(String sentence) {
        String words = sentence.strip();
        return words.endsWith(STOP) ? words.substring(0, words.length() - 1) : words;
    }

    /** For example "", " (the cable broke)". */
    static String inBrackets(String sentence) {
        return sentence.isBlank() ? "" : " (" + open(sentence) + ")";
    }

    /** The same of a sentence that may begin with a phone's name, which was told just before. */
    static String inBrackets(String sentence, String phone) {
        String name = phone + " ";
        return inBrackets(sentence.startsWith(name) ? "it " + sentence.substring(name.length()) : sentence);
    }

    /** Names of phones may begin with a small letter, sentences do not. */
    static String sentences(String words) {
        return SENTENCE.matcher(words).replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
    }

    static String plural(LayerRange layers, String one, String several) {
        return PlainWords.layers(layers) + " " + (layers.count() == 1 ? one : several);
    }

    /** For example "layers 5–6 VERB to Moto G7 and layer 7 to Nokia 6.1". */
    static String moves(List<Load> loads, String verbForOne, String verbForSeveral) {
        Load first = loads.get(0);
        String others = loads.stream()
                .skip(1)
                .map(load -> " and " + PlainWords.layers(load.layers()) + " to " + load.phone())
                .collect(Collectors.joining());
        return plural(first.layers(), verbForOne, verbForSeveral) + " to " + first.phone() + others;
    }

    /** For example "is back, passed its self-test and is used again". */
    static String enumeration(List<String> parts) {
        int last = parts.size() - 1;
        return last <= 0
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** For example "", " twice", " 5 times". */
    static String times(int count) {
        return count == 1 ? "" : count == 2 ? " twice" : " " + count + " times";
    }
}
