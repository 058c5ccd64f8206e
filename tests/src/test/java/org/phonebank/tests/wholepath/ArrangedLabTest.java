package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.AwaitedAnswer;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.lab.Placing;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.tests.support.ReferenceCase;

/** A person places the layers of a lab, and moves them while it answers several questions at a time. */
@Timeout(90)
class ArrangedLabTest {
    private static final int PHONES = 3;
    private static final int BITS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    private final List<LabEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void layersArePlacedAndMovedByHandWhileSeveralAnswersGoOn() throws Exception {
        LabSettings settings = new LabSettings(
                        new DataFolder(folder), new PhoneSource.OwnVirtual(PHONES), new ModelSource.Sample(), BITS)
                .with(Placing.BY_PERSON);
        try (LabSession session = LabSession.start(settings, events::add)) {
            Workbench bench = await().atMost(PATIENCE).until(this::awaited, found -> found != null);
            List<String> serials = bench.present().serials();
            Arrangement first = arrangement(serials, bench.layers(), 1, 2);
            assertThatThrownBy(() -> session.place(tooShort(serials), Upkeep.BY_HAND))
                    .isInstanceOf(RefusedException.class);
            session.place(first, Upkeep.BY_HAND);
            session.awaitReady();

            List<CompletableFuture<ChatResult>> answers = new ArrayList<>();
            for (ReferenceCase question : questions()) {
                answers.add(ask(session, question));
            }
            assertThat(session.freeAnswers()).isZero();
            assertThatThrownBy(() -> ask(session, questions().get(0))).isInstanceOf(IllegalStateException.class);
            Arrangement second = arrangement(List.of(serials.get(2), serials.get(0)), bench.layers(), 3);
            CompletableFuture<Void> moved = session.apply(second, Upkeep.BY_HAND);
            moved.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i)
                                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                .generation()
                                .tokenIds())
                        .isEqualTo(questions().get(i).greedyIds());
            }
            assertThat(session.state()).isEqualTo(LabState.READY);
            assertThat(phases()).startsWith(Rearrangement.WAITING).endsWith(Rearrangement.DONE);
            Workbench after = await().atMost(PATIENCE)
                    .until(() -> session.workbench().orElseThrow(), now -> now.present()
                            .equals(second));
            assertThat(after.judge(second)).isInstanceOfSatisfying(Judgement.Possible.class, possible -> assertThat(
                            possible.forecast().measured())
                    .isTrue());
        }
    }

    private @Nullable Workbench awaited() {
        return events.stream()
                .filter(event -> event instanceof LabEvent.WorkbenchChanged changed && changed.awaited())
                .map(event -> ((LabEvent.WorkbenchChanged) event).workbench())
                .findFirst()
                .orElse(null);
    }

    private List<Rearrangement> phases() {
        return events.stream()
                .filter(LabEvent.Rearranging.class::isInstance)
                .map(event -> ((LabEvent.Rearranging) event).phase())
                .toList();
    }

    private static List<ReferenceCase> questions() throws Exception {
        List<ReferenceCase> cases = ReferenceCase.all();
        return List.of(cases.get(0), cases.get(1), cases.get(1), cases.get(0));
    }

    private static CompletableFuture<ChatResult> ask(LabSession session, ReferenceCase question) {
        AwaitedAnswer answer = new AwaitedAnswer();
        session.chat(
                question.messages(), ChatSettings.greedy(question.greedyIds().size()), answer);
        return answer.result();
    }

    private static Arrangement tooShort(List<String> serials) {
        return new Arrangement(List.of(new Assigned(serials.get(0), new LayerRange(0, 1))));
    }

    private static Arrangement arrangement(List<String> serials, int layers, int... ends) {
        List<Assigned> stages = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < serials.size(); i++) {
            int end = i < ends.length ? ends[i] : layers;
            stages.add(new Assigned(serials.get(i), new LayerRange(first, end)));
            first = end;
        }
        return new Arrangement(stages);
    }
}
