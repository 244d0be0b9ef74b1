package io.millrace.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.controlplane.security.OpenToEverybody;
import io.millrace.controlplane.security.RequiredRole;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The borders inside the control plane; those between modules are Maven's. */
@AnalyzeClasses(
    packages = "io.millrace.controlplane",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule tensorFlowStaysInTheJobs =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.tensorflow..", "io.millrace.tf..");

  @ArchTest
  static final ArchRule flinkIsKnownOnlyToTheMiniCluster =
      noClasses()
          .that()
          .resideOutsideOfPackages("..submission.minicluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.millrace.jobs..");

  @ArchTest
  static final ArchRule modulesDoNotDependOnEachOtherInCircles =
      slices().matching("io.millrace.controlplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
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
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..manager..");

  @ArchTest
  static final ArchRule controllersAndRepositoriesAreTheirModulesOwn =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .or()
          .haveSimpleNameEndingWith("Repository")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule jdbcIsForRepositories =
      noClasses()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

  @ArchTest
  static final ArchRule onlyLocalModeStartsABroker =
      noClasses()
          .that()
          .resideOutsideOfPackage("..localmode..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.millrace.kafka.embedded..");

  /** One without is closed to everybody, and nobody would notice before they need it. */
  @ArchTest
  static final ArchRule everyEndpointSaysWhoMayCallIt =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .or()
          .areAnnotatedWith(RequestMapping.class)
          .should()
          .beAnnotatedWith(RequiredRole.class)
          .orShould()
          .beAnnotatedWith(OpenToEverybody.class);

  /** What is not below /api is taken for a file of the page and needs no sign-in. */
  @ArchTest
  static final ArchRule everyRestControllerIsBelowTheApi =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should(BelowTheApi.haveAllPathsBelowTheApi());
}
