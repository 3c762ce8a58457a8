package crossbrief;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** Holds the picture of docs/architecture.md; change both together. */
@AnalyzeClasses(packages = "crossbrief", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule stagesDoNotKnowEachOther =
      slices()
          .matching("crossbrief.(ingest|summarize|crosscheck|compose|render|deliver)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("crossbrief.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyLlmKnowsLangChain4j =
      noClasses()
          .that()
          .resideOutsideOfPackage("..llm..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.langchain4j..");

  @ArchTest
  static final ArchRule onlyRenderKnowsFreeMarkerAndLayout =
      noClasses()
          .that()
          .resideOutsideOfPackage("..render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("freemarker..", "com.openhtmltopdf..");

  @ArchTest
  static final ArchRule onlyRenderAndIngestKnowPdfBox =
      noClasses()
          .that()
          .resideOutsideOfPackages("..render..", "..ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..");

  @ArchTest
  static final ArchRule onlyIngestKnowsWhatReadsArticles =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jsoup..",
              "org.apache.james..",
              "org.mozilla.universalchardet..",
              "crawlercommons..",
              "org.commonmark..");

  @ArchTest
  static final ArchRule onlyTheDoorsTouchTheNetwork =
      noClasses()
          .that()
          .resideOutsideOfPackages("..llm..", "..ingest..", "..deliver..", "..net..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  @ArchTest
  static final ArchRule onlyTheLedgerKnowsTheDatabase =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..", "org.postgresql..");

  @ArchTest
  static final ArchRule onlyDeliverKnowsMail =
      noClasses()
          .that()
          .resideOutsideOfPackage("..deliver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule onlyNightlyKnowsTheScheduler =
      noClasses()
          .that()
          .resideOutsideOfPackage("..nightly..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule onlyServeKnowsTheWebServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("..serve..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule theNightAndTheDeskPointDown =
      noClasses()
          .that()
          .resideInAnyPackage("..nightly..", "..serve..", "..ledger..", "..job..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("crossbrief.cli..", "crossbrief.config..");

  @ArchTest
  static final ArchRule netKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("crossbrief.net..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("crossbrief.net..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule onlyCliKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..");

  @ArchTest
  static final ArchRule domainKnowsNothing =
      noClasses()
          .that()
          .resideInAPackage("crossbrief.domain..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("crossbrief.domain..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule textKnowsOnlyTheDomain =
      noClasses()
          .that()
          .resideInAPackage("crossbrief.text..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "crossbrief.text..", "crossbrief.domain..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule stagesPointDown =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..ingest..",
              "..summarize..",
              "..crosscheck..",
              "..compose..",
              "..render..",
              "..deliver..",
              "..llm..",
              "..text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..cli..", "..config..", "..job..", "..ledger..", "..nightly..", "..serve..");

  @ArchTest
  static final ArchRule onlyCliTouchesStandardStreams =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyCliStartsClocks =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");
}
