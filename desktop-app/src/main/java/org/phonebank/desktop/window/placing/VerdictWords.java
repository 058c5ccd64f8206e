package org.phonebank.desktop.window.placing;

import java.util.List;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Workbench;

/** Says whether a phone can take what would be dropped on it, or why not. */
final class VerdictWords {
    private final Messages messages;
    private final Units units;
    private final LayerWords layerWords;
    private final RemarkWords remarks;

    VerdictWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
        layerWords = new LayerWords(messages);
        remarks = new RemarkWords(messages, units);
    }

    Verdict say(Workbench bench, Drop drop, BenchPhone phone) {
        if (drop instanceof Drop.Apart apart) {
            String held = layerWords.named(List.of(apart.held()));
            return new Verdict(
                    Verdict.Kind.REFUSES,
                    messages.text("lab.verdict.apart", held),
                    "",
                    messages.text("lab.verdict.apart.why", phone.name(), held));
        }
        Arrangement next = drop.outcome().orElse(null);
        if (next == null) {
            return Verdict.SOURCE;
        }
        Judgement judged = bench.judge(next);
        if (judged instanceof Refused refused) {
            return new Verdict(Verdict.Kind.REFUSES, inShort(refused.why(), phone), "", remarks.say(refused.why()));
        }
        return new Verdict(
                Verdict.Kind.TAKES,
                messages.text(
                        drop instanceof Drop.Swaps ? "lab.verdict.swaps" : "lab.verdict.takes",
                        layerWords.named(next.of(phone.serial()))),
                rate(judged),
                "");
    }

    /** The card that says it has the phone's name already. */
    private String inShort(Remark why, BenchPhone phone) {
        boolean own = !why.arguments().isEmpty() && why.arguments().get(0).equals(phone.name());
        return own && why.code() == Remark.Code.TOO_LITTLE_ROOM
                ? messages.text(
                        "lab.verdict.room",
                        units.bytes(Math.max(0, (Long) why.arguments().get(4))),
                        units.bytes((Long) why.arguments().get(3)))
                : remarks.say(why);
    }

    /** What comes of taking a phone out of the chain, which has been judged possible. */
    Verdict withdraws(Judgement judged) {
        return new Verdict(Verdict.Kind.TAKES, messages.text("lab.verdict.withdraws"), rate(judged), "");
    }

    private String rate(Judgement judged) {
        return judged instanceof Possible possible
                ? messages.text(
                        "lab.verdict.rate",
                        units.tokensPerSecond(possible.forecast().chatTokensPerSecond()))
                : "";
    }
}
