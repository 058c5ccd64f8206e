package org.phonebank.desktop.window.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Tone;

class NoticesViewModelTest {
    private final Notices notices = new Notices(() -> Instant.EPOCH);
    private final NoticesViewModel model = new NoticesViewModel(notices);

    @BeforeEach
    void attach() {
        model.attach();
    }

    @Test
    void onlyTheLatestPopUpAndAllAreListed() {
        List.of("one", "two", "three", "four").forEach(this::tell);

        assertThat(titles(model.toasts())).containsExactly("two", "three", "four");
        assertThat(titles(model.all())).containsExactly("four", "three", "two", "one");
        assertThat(model.unreadProperty().get()).isEqualTo(4);
    }

    @Test
    void aToastThatExpiresStaysInTheListAndOneThatIsDismissedDoesNot() {
        tell("one");
        tell("two");
        model.expire(model.toasts().get(0));
        model.dismiss(model.toasts().get(0));

        assertThat(titles(model.toasts())).isEmpty();
        assertThat(titles(model.all())).containsExactly("one");
    }

    @Test
    void whileTheListIsOpenNothingPopsUpAndAllCountsAsRead() {
        tell("one");
        model.toggleList();
        tell("two");

        assertThat(titles(model.toasts())).isEmpty();
        assertThat(model.unreadProperty().get()).isZero();
    }

    @Test
    void whatIsShownElsewhereIsOnlyListed() {
        notices.note(Tone.DANGER, "failed", "", new Notice.Remedy("Open", () -> {}));

        assertThat(titles(model.toasts())).isEmpty();
        assertThat(titles(model.all())).containsExactly("failed");
    }

    @Test
    void theWorseItIsTheLongerItStays() {
        tell("good");
        notices.fail("bad", "", "");

        assertThat(NoticesViewModel.stay(model.toasts().get(0)))
                .isLessThan(NoticesViewModel.stay(model.toasts().get(1)));
    }

    private void tell(String title) {
        notices.tell(Tone.SUCCESS, title, "");
    }

    private static List<String> titles(List<Notice> notices) {
        return notices.stream().map(Notice::title).toList();
    }
}
