package osiriscare.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of the whole house. They stand in the last module that is built, because it finds the
/// others' classes.
class HouseTest {
  private static final List<String> MODULES =
      List.of(
          "protocol",
          "evidence",
          "healing",
          "database",
          "daemon",
          "receiver",
          "central",
          "appliance",
          "watcher",
          "flashpods",
          "cli");
  private static final Set<String> PROGRAMS =
      Set.of("receiver", "central", "appliance", "watcher", "flashpods", "cli");

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    var folders =
        MODULES.stream().map(module -> Path.of("..", module, "target", "classes")).toList();
    assertThat(folders).allMatch(Files::isDirectory, "is built");
    house = new ClassFileImporter().importPaths(folders);
  }

  @ParameterizedTest
  @ValueSource(strings = {"receiver", "central", "appliance", "watcher", "flashpods", "cli"})
  void program_onNoOtherProgram_depends(String program) {
    var others =
        PROGRAMS.stream()
            .filter(p -> !p.equals(program))
            .map(p -> "osiriscare." + p + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("osiriscare." + program + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("programs talk over the wire; what two of them need lies in a library")
        .check(house);
  }

  @Test
  void libraries_onNoProgram_depend() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "osiriscare.protocol..",
            "osiriscare.evidence..",
            "osiriscare.healing..",
            "osiriscare.database..",
            "osiriscare.daemon..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            PROGRAMS.stream().map(p -> "osiriscare." + p + "..").toArray(String[]::new))
        .check(house);
  }

  @Test
  void protocolEvidenceAndHealing_arePure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "osiriscare.protocol..", "osiriscare.evidence..", "osiriscare.healing..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.sql..",
            "java.net.http..",
            "org.springframework..",
            "io.helidon..",
            "osiriscare.database..",
            "osiriscare.daemon..")
        .because("they are given bytes and state, and decide")
        .check(house);
  }

  @Test
  void names_sayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*\\.(util|common|helper|manager|impl|types|model|entities)\\..*")
        .andShould()
        .haveNameNotMatching(".*(Util|Utils|Manager|Impl)")
        .because("such names tell a reader nothing; name the thing")
        .check(house);
  }

  // PostgreSQL may run such a subquery once for each row, and then its LIMIT limits nothing.
  @Test
  void rowsThatAreTakenWithALimit_areLookedForOnce() throws IOException {
    var again = Pattern.compile("\\bIN\\s*\\(\\s*SELECT\\b[^;\"]*\\bFOR UPDATE\\b[^;\"]*\\)");
    for (var module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          assertThat(again.matcher(Files.readString(file)).results().map(MatchResult::group))
              .as("%s: put it into a WITH", file)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void everyPackage_tellsWhatItIsForAndForbidsNull() throws IOException {
    for (var module : MODULES) {
      var sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        var packages =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        for (var folder : packages) {
          var info = folder.resolve("package-info.java");
          assertThat(info).exists();
          assertThat(info).content().contains("///").contains("@NullMarked");
        }
      }
    }
  }
}
