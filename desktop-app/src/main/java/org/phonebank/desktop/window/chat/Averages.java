package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.conversation.TokenTime;
import org.phonebank.pipeline.generation.StageTime;

/** Times of stages on average. */
final class Averages {
    private Averages() {}

    /** For each place in the pipeline the average over the tokens that have it, under the name of the last phone there. */
    static List<StageTime> of(List<TokenTime> tokens) {
        List<StageTime> averages = new ArrayList<>();
        int places =
                tokens.stream().mapToInt(token -> token.stages().size()).max().orElse(0);
        for (int place = 0; place < places; place++) {
            averages.add(at(place, tokens));
        }
        return averages;
    }

    private static StageTime at(int place, List<TokenTime> tokens) {
        String phone = "";
        long queued = 0;
        long compute = 0;
        long link = 0;
        long count = 0;
        for (TokenTime token : tokens) {
            if (place < token.stages().size()) {
                StageTime stage = token.stages().get(place);
                phone = stage.phone();
                queued += stage.queuedMicros();
                compute += stage.computeMicros();
                link += stage.linkMicros();
                count++;
            }
        }
        return new StageTime(phone, queued / count, compute / count, link / count);
    }
}
