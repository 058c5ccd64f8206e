package org.phonebank.desktop.window.setup;

import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.wizard.Check.Outcome;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.desktop.wizard.WizardStep;

/** Says of each step how it stands, and why it cannot be opened yet. */
final class StepItems {
    private final Wizard wizard;
    private final Messages messages;
    private final Units units;
    private final SetupWords words;

    StepItems(Wizard wizard, Messages messages, Units units) {
        this.wizard = wizard;
        this.messages = messages;
        this.units = units;
        this.words = new SetupWords(messages, units);
    }

    /** How a step stands now. */
    StepItem item(WizardStep step) {
        return new StepItem(step, messages.text("setup.step", step), summary(step), mark(step), obstacle(step));
    }

    private String summary(WizardStep step) {
        Survey survey = wizard.survey();
        return switch (step) {
            case PHONES -> phones(survey);
            case MODEL ->
                survey.model()
                        .flatMap(model -> model.inspection())
                        .flatMap(model ->
                                survey.cut().map(cut -> messages.text("setup.summary.model", model.name(), cut.bits())))
                        .orElse("");
            case CHECK -> checks(survey);
            case PREPARE -> prepared();
            case PLACE ->
                wizard.placing().asked()
                        ? messages.text("setup.summary.proposed")
                        : wizard.placing()
                                .placement()
                                .map(placement -> words.counted(
                                        "setup.summary.placed.one",
                                        "setup.summary.placed",
                                        placement.stages().size()))
                                .orElse("");
            case PROMPT -> wizard.firstAnswer().result().isEmpty() ? "" : messages.text("setup.summary.answered");
        };
    }

    private String phones(Survey survey) {
        if (survey.checked().isEmpty()) {
            return messages.text("setup.phones.empty.title");
        }
        long waiting = survey.checked().size() - survey.ready();
        String ready = words.counted("setup.summary.ready.one", "setup.summary.ready", survey.ready());
        return waiting == 0
                ? ready
                : ready
                        + messages.text("setup.separator")
                        + words.counted("setup.summary.waiting.one", "setup.summary.waiting", waiting);
    }

    private String checks(Survey survey) {
        if (survey.checked().isEmpty()) {
            return "";
        }
        long failed = count(survey, Outcome.FAIL);
        long warned = count(survey, Outcome.WARNING);
        if (failed > 0) {
            return words.counted("setup.summary.failed.one", "setup.summary.failed", failed);
        }
        if (!survey.fit().fits()) {
            return survey.model().isEmpty() ? "" : messages.text("setup.summary.unfit");
        }
        return warned > 0
                ? words.counted("setup.summary.warned.one", "setup.summary.warned", warned)
                : messages.text("setup.summary.passed");
    }

    private static long count(Survey survey, Outcome outcome) {
        return survey.checked().stream()
                .filter(phone -> phone.outcome() == outcome)
                .count();
    }

    private String prepared() {
        Preparation preparation = wizard.preparation();
        return switch (preparation.state()) {
            case STOPPED, RETURNING -> "";
            case FAILED -> messages.text("setup.summary.broken");
            case READY, RUNNING -> messages.text("setup.summary.prepared");
            case PREPARING ->
                preparation.prepared()
                        ? messages.text("setup.summary.prepared")
                        : units.share(preparation.fraction(Phase.PREPARE));
        };
    }

    private SetupMark mark(WizardStep step) {
        Survey survey = wizard.survey();
        LabState lab = wizard.preparation().state();
        return switch (step) {
            case PHONES ->
                survey.ready() == 0
                        ? SetupMark.TODO
                        : survey.ready() == survey.checked().size() ? SetupMark.DONE : SetupMark.TROUBLE;
            case MODEL -> survey.model().isPresent() ? SetupMark.DONE : SetupMark.TODO;
            case CHECK -> checkMark(survey);
            case PREPARE ->
                switch (lab) {
                    case STOPPED, RETURNING -> wizard.waitsToGoOn() ? SetupMark.BUSY : SetupMark.TODO;
                    case FAILED -> wizard.preparation().phase() == Phase.PREPARE ? SetupMark.TROUBLE : SetupMark.DONE;
                    case PREPARING -> wizard.preparation().prepared() ? SetupMark.DONE : SetupMark.BUSY;
                    case READY, RUNNING -> SetupMark.DONE;
                };
            case PLACE ->
                lab.serves()
                        ? SetupMark.DONE
                        : wizard.preparation().phase() != Phase.LOAD
                                ? SetupMark.TODO
                                : lab == LabState.FAILED
                                        ? SetupMark.TROUBLE
                                        : lab == LabState.PREPARING ? SetupMark.BUSY : SetupMark.TODO;
            case PROMPT ->
                wizard.firstAnswer().running()
                        ? SetupMark.BUSY
                        : wizard.firstAnswer().result().isEmpty() ? SetupMark.TODO : SetupMark.DONE;
        };
    }

    private static SetupMark checkMark(Survey survey) {
        if (survey.checked().isEmpty() || survey.model().isEmpty()) {
            return SetupMark.TODO;
        }
        boolean trouble = count(survey, Outcome.FAIL) > 0 || !survey.fit().fits();
        return trouble ? SetupMark.TROUBLE : count(survey, Outcome.OPEN) > 0 ? SetupMark.BUSY : SetupMark.DONE;
    }

    /** Why a step cannot be opened yet. */
    String obstacle(WizardStep step) {
        boolean begun = wizard.preparation().state().begun() || wizard.waitsToGoOn();
        return switch (step) {
            case PHONES, MODEL -> "";
            case CHECK -> wizard.survey().checked().isEmpty() ? messages.text("setup.obstacle.noPhones") : "";
            case PREPARE -> begun || wizard.survey().fit().fits() ? "" : unfit();
            case PLACE -> wizard.preparation().prepared() ? "" : messages.text("setup.obstacle.unprepared");
            case PROMPT -> wizard.preparation().state().serves() ? "" : messages.text("setup.obstacle.unloaded");
        };
    }

    /** Why no lab can be made of what is chosen. */
    String unfit() {
        Survey survey = wizard.survey();
        if (survey.fit().fits()) {
            return "";
        }
        if (survey.ready() == 0) {
            return messages.text("setup.obstacle.noPhones");
        }
        if (survey.model().isEmpty()) {
            return messages.text("setup.obstacle.noModel");
        }
        if (count(survey, Outcome.OPEN) > 0) {
            return messages.text("setup.obstacle.asking");
        }
        return survey.serving().isEmpty()
                ? messages.text("setup.obstacle.noneServes")
                : messages.text("setup.obstacle.unfit");
    }
}
