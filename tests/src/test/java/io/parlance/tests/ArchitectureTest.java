package io.parlance.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of the house: arrows point down only. */
class ArchitectureTest {
  private static final String TENSOR = "io.parlance.tensor..";
  private static final String TEXT = "io.parlance.text..";
  private static final String EMBEDDINGS = "io.parlance.embeddings..";
  private static final String TRAINERS = "io.parlance.trainers..";
  private static final String SEQ2SEQ = "io.parlance.seq2seq..";
  private static final String CHATBOT = "io.parlance.chatbot..";
  private static final String TERMINAL = "io.parlance.chatbot.terminal..";
  private static final String DL4J = "io.parlance.dl4j..";
  private static final String CLI = "io.parlance.cli..";

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                "io.parlance.tensor",
                "io.parlance.text",
                "io.parlance.embeddings",
                "io.parlance.trainers",
                "io.parlance.seq2seq",
                "io.parlance.chatbot",
                "io.parlance.dl4j",
                "io.parlance.cli");
  }

  @Test
  void the_rules_see_the_classes_of_every_module() {
    for (String module :
        new String[] {
          "tensor", "text", "embeddings", "trainers", "seq2seq", "chatbot", "dl4j", "cli"
        }) {
      assertThat(classes.stream().map(JavaClass::getPackageName))
          .as("packages of %s", module)
          .anyMatch(name -> name.startsWith("io.parlance." + module));
    }
  }

  @Test
  void arrows_point_down_only() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("tensor")
        .definedBy(TENSOR)
        .layer("text")
        .definedBy(TEXT)
        .layer("embeddings")
        .definedBy(EMBEDDINGS)
        .layer("trainers")
        .definedBy(TRAINERS)
        .layer("seq2seq")
        .definedBy(SEQ2SEQ)
        .layer("chatbot")
        .definedBy(CHATBOT)
        .layer("dl4j")
        .definedBy(DL4J)
        .layer("cli")
        .definedBy(CLI)
        .whereLayer("tensor")
        .mayNotAccessAnyLayer()
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .whereLayer("embeddings")
        .mayOnlyAccessLayers("tensor", "text")
        .whereLayer("trainers")
        .mayOnlyAccessLayers("tensor", "text", "embeddings")
        .whereLayer("seq2seq")
        .mayOnlyAccessLayers("tensor", "text", "embeddings")
        .whereLayer("chatbot")
        .mayOnlyAccessLayers("tensor", "text", "embeddings", "seq2seq")
        .whereLayer("dl4j")
        .mayOnlyAccessLayers("tensor", "text", "embeddings", "trainers")
        .whereLayer("dl4j")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("io.parlance.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void only_the_command_line_knows_picocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
  }

  @Test
  void only_the_terminal_knows_JLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(TERMINAL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
        .check(classes);
  }

  @Test
  void only_its_own_module_knows_DL4J() {
    noClasses()
        .that()
        .resideOutsideOfPackage(DL4J)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .check(classes);
  }

  @Test
  void only_text_knows_Lucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage(TEXT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..", "com.ibm.icu..")
        .check(classes);
  }

  @Test
  void only_tensor_touches_the_Vector_API() {
    noClasses()
        .that()
        .resideOutsideOfPackage(TENSOR)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(classes);
  }

  @Test
  void libraries_never_print() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }

  @Test
  void libraries_never_end_the_process() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(classes);
  }
}
