package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFormat;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.AllWordings;
import org.phonebank.desktop.history.KeepTime;
import org.phonebank.desktop.housekeeping.DataPart;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.incident.IncidentWording;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.telemetry.ClusterMeasure;
import org.phonebank.desktop.telemetry.Measure;
import org.phonebank.desktop.window.monitor.Badge;
import org.phonebank.desktop.window.monitor.SortKey;
import org.phonebank.desktop.window.monitor.TileFilter;
import org.phonebank.desktop.window.monitor.TimeRange;
import org.phonebank.desktop.window.placing.Origin;
import org.phonebank.desktop.window.settings.PolicyField;
import org.phonebank.desktop.window.settings.PolicyRule;
import org.phonebank.desktop.window.settings.PolicyViewModel;
import org.phonebank.desktop.window.setup.ProgressViewModel;
import org.phonebank.desktop.window.setup.PromptViewModel;
import org.phonebank.desktop.window.setup.SetupMark;
import org.phonebank.desktop.wizard.Check;
import org.phonebank.desktop.wizard.Requirement;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.desktop.wizard.WizardStep;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.phrase.Wording;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.provisioner.device.LocalFileException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.virtual.Fault;

/** Every text that the window asks for is there, and every text that is there is asked for. */
class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/phonebank/desktop/window");
    private static final Path VIEWS = Path.of("../fxml/src/main/resources/org/phonebank/fxml");
    private static final Pattern VIEW_KEY = Pattern.compile("\"%([a-z][\\w.]*)\"");
    private static final Pattern COMMAND = Pattern.compile("(?:new Command|Command\\.always)\\(\\s*\"([a-z][\\w.]*)\"");
    /** What is asked of preferences is no text for people. */
    private static final Pattern ASKED = Pattern.compile(
            "(?<!preferences\\.)(?<!preferences\\(\\)\\.)(?:text|getString)\\(\\s*\"([\\w.]+)\"\\s*[,)]");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
    private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice,(?:[^{}]|\\{\\d\\})*\\}");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z][\\w.]*)\"");

    /** Keys that end in a constant's name, by what stands before it. */
    private static final Map<String, Class<? extends Enum<?>>> BY_CONSTANT = Map.ofEntries(
            Map.entry("theme", ThemeChoice.class),
            Map.entry("setup.step", WizardStep.class),
            Map.entry("setup.mark", SetupMark.class),
            Map.entry("setup.check.requirement", Requirement.class),
            Map.entry("setup.check.outcome", Check.Outcome.class),
            Map.entry("setup.check.whole", Check.Outcome.class),
            Map.entry("setup.check.brief", Check.Reason.class),
            Map.entry("setup.check.sentence", Check.Reason.class),
            Map.entry("setup.model.kind", ShelvedModel.Kind.class),
            Map.entry("setup.progress.prepare", ProgressViewModel.State.class),
            Map.entry("setup.progress.load", ProgressViewModel.State.class),
            Map.entry("setup.prompt.state", PromptViewModel.State.class),
            Map.entry("page", Page.class),
            Map.entry("news.open", Page.class),
            Map.entry("notice.tone", Tone.class),
            Map.entry("settings.field", PolicyField.class),
            Map.entry("settings.unit", PolicyField.Unit.class),
            Map.entry("settings.policy.rule", PolicyRule.class),
            Map.entry("settings.policy", PolicyViewModel.State.class),
            Map.entry("settings.part", DataPart.class),
            Map.entry("settings.history", KeepTime.class),
            Map.entry("settings.part.text", DataPart.class),
            Map.entry("lab.state", LabState.class),
            Map.entry("chain.empty.title", LabState.class),
            Map.entry("chain.empty.text", LabState.class),
            Map.entry("chat.hint", LabState.class),
            Map.entry("chat.empty.title", LabState.class),
            Map.entry("chat.empty.text", LabState.class),
            Map.entry("lab.remark", Remark.Code.class),
            Map.entry("lab.applied", Purpose.class),
            Map.entry("lab.origin", Origin.class),
            Map.entry("lab.origin.text", Origin.class),
            Map.entry("lab.rearranging", Rearrangement.class),
            Map.entry("step", LabStep.class),
            Map.entry("transport", Transport.class),
            Map.entry("phone.state", PhoneState.class),
            Map.entry("phone.advice", PhoneState.class),
            Map.entry("incident.severity", Severity.class),
            Map.entry("fault.lasting", Fault.class),
            Map.entry("monitor.range", TimeRange.class),
            Map.entry("monitor.cluster", ClusterMeasure.class),
            Map.entry("monitor.measure", Measure.class),
            Map.entry("monitor.badge", Badge.class),
            Map.entry("monitor.badge.why", Badge.class),
            Map.entry("monitor.sort", SortKey.class),
            Map.entry("monitor.filter", TileFilter.class),
            Map.entry("batch.format", InputFormat.class),
            Map.entry("batch.state", BatchState.class),
            Map.entry("chat.obstacle", LabState.class),
            Map.entry("chat.ending", AnswerEnding.class));

    private final Set<String> present = Messages.load().bundle().keySet();

    @Test
    void everyTextInAViewIsPresent() {
        assertThat(present).containsAll(found(VIEWS, ".fxml", VIEW_KEY));
    }

    @Test
    void everyTextOfAConstantIsPresent() {
        assertThat(present).containsAll(keysByConstant());
    }

    @Test
    void everyTextThatTheCodeAsksForIsPresent() {
        Set<String> asked = found(SOURCES, ".java", ASKED);
        asked.removeAll(BY_CONSTANT.keySet());

        assertThat(present).containsAll(asked);
    }

    @Test
    void noTextIsUnused() {
        Set<String> used = found(VIEWS, ".fxml", VIEW_KEY);
        used.addAll(found(SOURCES, ".java", LITERAL));
        used.addAll(keysByConstant());
        used.addAll(commandTitles());

        assertThat(used).containsAll(present);
    }

    @Test
    void argumentsAreFilledIn() {
        assertThat(Messages.load().text("phone.layers", "4–6", 12)).isEqualTo("Layers 4–6 of 12");
    }

    @Test
    void whatWentWrongIsSaidInTheLanguageOfTheWindow() {
        Phrase problem = Phrase.of(InputException.Reason.MISSING_VALUE, "word");

        assertThat(problem.english()).isEqualTo("The row has no \"word\".");
        assertThat(Messages.load(Language.JAPANESE).say(problem)).isEqualTo("この行には「word」がありません。");
    }

    /** Each part is compared by itself: what it lacks would be shown in English. */
    @ParameterizedTest
    @MethodSource("translated")
    void everyTextIsTranslatedWithTheSameArguments(String part) {
        Map<String, String> english = texts(part + ".properties");
        Map<String, String> japanese = texts(part + "_ja.properties");

        assertThat(japanese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        assertThat(japanese).allSatisfy((key, text) -> {
            assertThat(arguments(text)).as(key).isEqualTo(arguments(english.getOrDefault(key, "")));
            // Fails on a pattern that is none.
            assertThat(new MessageFormat(text, Locale.JAPANESE).format(new Object[] {1, 1, 1, 1, 1, 1}))
                    .isNotBlank();
        });
    }

    /** How many there are is said by the verb in English, and not at all in Japanese. */
    @Test
    void whatTheLabTellsIsTranslatedWithTheSameArguments() {
        Map<String, String> japanese = texts("phrases_ja.properties");
        Map<String, Wording> wordings =
                AllWordings.constants().stream().collect(Collectors.toMap(Wording::key, Function.identity()));

        assertThat(japanese.keySet()).containsExactlyInAnyOrderElementsOf(wordings.keySet());
        assertThat(wordings).allSatisfy((key, wording) -> {
            String text = japanese.getOrDefault(key, "");
            assertThat(arguments(wording.english())).as(key).containsAll(arguments(text));
            assertThat(arguments(text))
                    .as(key)
                    .containsAll(arguments(CHOICE.matcher(wording.english()).replaceAll("")));
            assertThat(new MessageFormat(text, Locale.JAPANESE).format(new Object[] {2, 2, 2, 2, 2}))
                    .isNotBlank();
        });
    }

    @Test
    void whatTheLabTellsIsSaidInTheLanguageOfTheWindow() {
        Phrase moved = Phrase.of(
                IncidentWording.IN_TIME,
                Phrase.of(IncidentWording.MOVED, 2, LayerWording.layers(new LayerRange(4, 6)), "Moto G7"),
                TimeWording.seconds(2.1, 1));

        assertThat(Messages.load(Language.ENGLISH).say(moved)).isEqualTo("layers 5–6 moved to Moto G7 in 2.1 s");
        assertThat(Messages.load(Language.JAPANESE).say(moved)).isEqualTo("第5–6層はMoto G7に移りました(所要時間2.1\u00a0秒)");
    }

    @Test
    void whatOtherModulesThrowIsSaidInTheLanguageOfTheWindow() {
        Messages japanese = Messages.load(Language.JAPANESE);

        assertThat(japanese.say(Causes.tell(new ModelPackageException(ModelProblem.NO_MODEL, "/models/a"))))
                .isEqualTo("/models/a にモデルがありません。");
        assertThat(japanese.say(Causes.tell(new AccessDeniedException("/models/a"))))
                .isEqualTo("ファイルまたはフォルダー /models/a を使用できません(アクセスが許可されていません)。" + "存在すること、読み書きが許可されていることを確認してください。");
        assertThat(japanese.say(Causes.tell(new IOException("Broken pipe"))))
                .isEqualTo("このコンピューターで問題が起きました。詳細: Broken pipe");
        PhoneAdvice recovery =
                PhoneAdvice.of(PhoneProblem.NOT_READY, "R58M", PhoneAdvice.of(PhoneProblem.OTHER_MODE, "recovery"));
        assertThat(japanese.say(Causes.tell(new PhoneVanishedException("R58M", recovery, null))))
                .isEqualTo("電話R58Mはまだ使えません。電話はrecoveryモードになっています。通常どおりに起動してください。");
        PhoneAdvice unread = PhoneAdvice.of(
                PhoneProblem.FILE_NOT_READ, "/models/a", PhoneAdvice.of(PhoneProblem.SYSTEM, "Input/output error"));
        assertThat(japanese.say(Causes.tell(new LocalFileException("R58M", unread, null))))
                .isEqualTo("ファイル /models/a を読み込めません: Input/output error");
    }

    @Test
    void whatIsNotTranslatedIsToldInEnglish() {
        Phrase unknown = Phrase.of(Untranslated.NEWS, "VP01");

        assertThat(Messages.load(Language.JAPANESE).say(unknown)).isEqualTo("VP01 has news.");
    }

    private enum Untranslated implements Wording {
        NEWS;

        @Override
        public String key() {
            return "untranslated.NEWS";
        }

        @Override
        public String english() {
            return "{0} has news.";
        }
    }

    static Stream<String> translated() {
        return Messages.PARTS.stream();
    }

    private static Map<String, String> texts(String file) {
        Properties texts = new Properties();
        try (BufferedReader reader =
                Files.newBufferedReader(VIEWS.resolve("messages").resolve(file))) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), texts::getProperty, (one, other) -> one, TreeMap::new));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyCommandHasATitle() {
        assertThat(present).containsAll(commandTitles());
    }

    /** Commands are made with literal ids; those of the pages by constant. */
    private static Set<String> commandTitles() {
        Set<String> titles = new TreeSet<>();
        found(SOURCES, ".java", COMMAND).forEach(id -> titles.add("command." + id));
        Stream.of(Page.values())
                .forEach(page -> titles.add("command.page." + page.name().toLowerCase(Locale.ROOT)));
        return titles;
    }

    private static Set<String> keysByConstant() {
        return BY_CONSTANT.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue().getEnumConstants())
                        .map(constant -> entry.getKey() + "." + constant.name()))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Path folder, String ending, Pattern pattern) {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending)).forEach(file -> {
                Matcher matcher = pattern.matcher(read(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
