package org.phonebank.pipeline.steward;

import org.phonebank.pipeline.phrase.Phrase;

/** Lets phones rest once others have their layers, and work again when they are well. */
final class Rests {
    private Rests() {}

    static void resume(Tick tick) {
        for (PhonePicture phone : tick.lab().phones()) {
            String serial = phone.serial();
            if (tick.isReady(serial)
                    && tick.isSuspended(serial)
                    && tick.verdict(serial).works()) {
                tick.decide(new Decision.Resume(
                        serial,
                        Phrase.of(
                                StewardWording.TWO_SENTENCES,
                                Phrase.of(StewardWording.WORKS_AGAIN, phone.name()),
                                tick.verdict(serial).reason())));
            }
        }
    }

    static void drain(Tick tick) {
        for (PhonePicture phone : tick.lab().phones()) {
            String serial = phone.serial();
            Verdict verdict = tick.verdict(serial);
            boolean needless = tick.stagesOf(serial).stream()
                    .noneMatch(stage -> tick.soundReplicas(stage, serial).isEmpty());
            boolean serves = tick.serves(serial) && !tick.stagesOf(serial).isEmpty();
            if (serves && (verdict.use() == Verdict.Use.STOP || (verdict.use() == Verdict.Use.DRAIN && needless))) {
                tick.decide(new Decision.Drain(serial, verdict.reason()));
            }
        }
    }
}
