package io.millrace.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
    packages = "io.millrace.controlplane",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ControlPlaneArchitectureTest {
  @ArchTest
  static final ArchRule onlyTheMiniClusterKnowsFlinkAndOurJobs =
      noClasses()
          .that()
          .resideOutsideOfPackage("..submission.minicluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.millrace.jobs..");

  @ArchTest
  static final ArchRule nobodyKnowsTensorFlow =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tensorflow..", "io.millrace.tf..");

  @ArchTest
  static final ArchRule onlyLocalModeStartsABroker =
      noClasses()
          .that()
          .resideOutsideOfPackage("..localmode..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.millrace.kafka.embedded..");

  @ArchTest
  static final ArchRule nothingIsNamedAfterNothing =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..");

  /** What is not below /api is taken for a file of the page and needs no sign-in. */
  @ArchTest
  static final ArchRule everyRestControllerIsBelowTheApi =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should(BelowTheApi.haveAllPathsBelowTheApi());
}
