package osiriscare.central;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import osiriscare.evidence.signing.SigningKey;

@AnalyzeClasses(
    packages = "osiriscare.central",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresFormNoCycle =
      slices().matching("osiriscare.central.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlySigningSeesPrivateKeys =
      noClasses()
          .that()
          .resideOutsideOfPackage("osiriscare.central.signing")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SigningKey.class);

  @ArchTest
  static final ArchRule onlySettingsReadTheEnvironment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(CentralMain.class.getName())
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule nothingIsScannedOrInjectedIntoFields =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "org\\.springframework\\.(stereotype\\..*|beans\\.factory\\.annotation\\.Autowired"
                  + "|context\\.annotation\\.ComponentScan|web\\.bind\\.annotation\\..*)");

  @ArchTest
  static final ArchRule sqlGoesThroughDb =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.sql\\.(Connection|Statement|DriverManager)");
}
