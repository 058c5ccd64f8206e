package org.phonebank.desktop.window.placing;

import java.util.List;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Remark;

/** Says what planner and workbench remark in the language of the window. */
public final class RemarkWords {
    private final Messages messages;
    private final Units units;
    private final LayerWords layerWords;

    public RemarkWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
        layerWords = new LayerWords(messages);
    }

    public String say(Remark remark) {
        if (remark.code() == Remark.Code.UNKNOWN_PHONE && remark.arguments().contains("")) {
            return messages.text("lab.remark.nobody");
        }
        Object[] said = remark.arguments().stream()
                .map(argument -> said(remark, argument))
                .toArray();
        if (remark.code() == Remark.Code.TOO_LITTLE_ROOM) {
            LayerRange layers = new LayerRange((Integer) said[1] - 1, (Integer) said[2]);
            said[1] = layerWords.named(List.of(layers));
        }
        return messages.text("lab.remark." + remark.code().name(), said);
    }

    public String say(List<Remark> remarks) {
        return remarks.stream()
                .map(this::say)
                .reduce((said, next) -> messages.text("lab.sentences", said, next))
                .orElse("");
    }

    private Object said(Remark remark, Object argument) {
        if (argument instanceof Long bytes) {
            return units.bytes(Math.max(0, bytes));
        }
        if (argument instanceof Phrase phrase) {
            return messages.say(phrase);
        }
        boolean share = remark.code() == Remark.Code.MOST_TIME;
        return share && argument instanceof Double of ? units.share(of) : argument;
    }
}
