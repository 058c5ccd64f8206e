package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.phonebank.desktop.wizard.PhoneQuestions.Answer;
import org.phonebank.desktop.wizard.PhoneQuestions.Stand;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.device.DeviceOpener;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneVanishedException;

@Timeout(20)
class PhoneQuestionsTest {
    private final BlockingQueue<Runnable> home = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final PhoneQuestions questions = new PhoneQuestions(home::add, told::incrementAndGet);
    private final DeviceOpener busy = serial -> {
        asked.incrementAndGet();
        throw new PhoneVanishedException(serial, PhoneAdvice.of(PhoneProblem.OTHER, "The phone is busy."), null);
    };

    @AfterEach
    void end() {
        questions.close();
    }

    @Test
    void aPhoneThatIsBusyIsAskedAgainLater() throws Exception {
        questions.ask("R58M", busy);
        questions.expireProblems();
        questions.ask("R58M", busy);
        home.take().run();
        questions.ask("R58M", busy);
        assertThat(asked).hasValue(1);
        assertThat(questions.of("R58M"))
                .isEqualTo(new Answer(null, Phrase.verbatim("The phone is busy."), Stand.ANSWERED));

        questions.expireProblems();
        questions.ask("R58M", busy);
        assertThat(questions.of("R58M").problem().english()).isEqualTo("The phone is busy.");
        home.take().run();
        assertThat(asked).hasValue(2);
        assertThat(told).hasValue(2);
    }

    @Test
    void whatNobodyForesawIsToldToo() throws Exception {
        questions.ask("R58M", serial -> {
            throw new IllegalStateException("Its answer makes no sense.");
        });
        home.take().run();

        assertThat(questions.of("R58M"))
                .isEqualTo(new Answer(null, Phrase.verbatim("Its answer makes no sense."), Stand.ANSWERED));
    }
}
