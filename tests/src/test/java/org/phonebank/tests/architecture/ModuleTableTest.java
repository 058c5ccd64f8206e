package org.phonebank.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom, as the table in {@code docs/architecture.md} says. */
@AnalyzeClasses(packages = "org.phonebank", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleTableTest {
    private static final String OURS = "org.phonebank..";

    @ArchTest
    static final ArchRule partitionerStandsAlone = mayOnlyUse("org.phonebank.partitioner..");

    @ArchTest
    static final ArchRule protocolStandsAlone = mayOnlyUse("org.phonebank.protocol..");

    @ArchTest
    static final ArchRule adbWireStandsAlone = mayOnlyUse("org.phonebank.adb.wire..");

    @ArchTest
    static final ArchRule workerUsesTheProtocol = mayOnlyUse("org.phonebank.worker..", "org.phonebank.protocol..");

    @ArchTest
    static final ArchRule virtualPhoneUsesTheAdbWire =
            mayOnlyUse("org.phonebank.virtual..", "org.phonebank.adb.wire..");

    @ArchTest
    static final ArchRule provisionerUsesTheAdbWire =
            mayOnlyUse("org.phonebank.provisioner..", "org.phonebank.adb.wire..");

    @ArchTest
    static final ArchRule pipelineUsesProtocolAndManifest =
            mayOnlyUse("org.phonebank.pipeline..", "org.phonebank.protocol..", "org.phonebank.partitioner.manifest..");

    @ArchTest
    static final ArchRule onlyTheWindowSeesJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage("org.phonebank.desktop.window..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("org.phonebank.(**)").should().beFreeOfCycles();

    private static ArchRule mayOnlyUse(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = module;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                allowed)
                        .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(OURS)));
    }
}
