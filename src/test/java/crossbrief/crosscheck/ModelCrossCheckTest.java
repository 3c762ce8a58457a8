package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.CrossCheck;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Scope;
import crossbrief.domain.Story;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.TestLlm;
import crossbrief.text.Readings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model may add to the rules, and what it may not take away. */
@Timeout(30)
class ModelCrossCheckTest {
  private static final String A =
      "The mill in Osterby burned down on Friday. Fire chief Karl Aas blamed a faulty heater. Nobody was hurt, he said.";
  private static final String B =
      "A fire destroyed the mill in Osterby on Friday. Investigators believe that children set it. The owner wants to build it again.";
  private static final Story STORY =
      new Story("s1", List.of(TestArticles.undated(1, A), TestArticles.undated(2, B)));
  private static final String CAUSE =
      proposal(
          "CAUSE",
          "Fire chief Karl Aas blamed a faulty heater.",
          "Investigators believe that children set it.");
  private static final String UPHELD =
      "{\"sameMatter\":\"YES\",\"verdict\":\"CONTRADICTION\",\"reason\":\"A faulty heater and children cannot both have caused it.\"}";
  private static final String REJECTED =
      "{\"sameMatter\":\"NO\",\"verdict\":\"NONE\",\"reason\":\"They do not differ.\"}";

  private static String proposal(String type, String first, String second) {
    return "{\"inconsistencies\":[{\"type\":\""
        + type
        + "\",\"question\":\"What caused the fire?\",\"accounts\":[{\"article\":\"a1\",\"quote\":\""
        + first
        + "\",\"value\":\"x\"},{\"article\":\"a2\",\"quote\":\""
        + second
        + "\",\"value\":\"y\"}],\"why\":\"Both cannot be true.\"}]}";
  }

  private static CrossCheck check(Story story, Function<String, String> replies)
      throws IOException {
    return check(story, replies, 16_000);
  }

  private static CrossCheck check(Story story, Function<String, String> replies, int context)
      throws IOException {
    try (StandIn server =
        new StandIn(
            asked -> StandIn.answer(LlmConfig.Provider.OPENAI, replies.apply(asked.purpose())))) {
      Readings readings = new Readings();
      LlmConfig base =
          TestLlm.config(LlmConfig.Provider.OPENAI, server.url(LlmConfig.Provider.OPENAI), null);
      LlmClient llm =
          TestLlm.client(
              new LlmConfig(
                  base.provider(),
                  base.baseUrl(),
                  base.model(),
                  null,
                  0.0,
                  Duration.ofSeconds(5),
                  512,
                  context,
                  base.limits(),
                  base.budget(),
                  null,
                  null,
                  null));
      CrossCheck found =
          new CrossChecker(ReferenceTables.load(null), readings, llm).check(story, List.of());
      seen = server.asked();
      return found;
    }
  }

  private static List<StandIn.Asked> seen = List.of();

  private static Function<String, String> answers(String proposed, String judged) {
    return purpose -> purpose.equals("judge") ? judged : proposed;
  }

  @Test
  void whatTheModelProposesAndUpholdsIsShownWithBothQuotations() throws IOException {
    CrossCheck found = check(STORY, answers(CAUSE, UPHELD));

    assertThat(found.inconsistencies()).hasSize(1);
    Inconsistency one = found.inconsistencies().get(0);
    assertThat(one.foundBy()).isEqualTo("model:test-model");
    assertThat(one.kind()).isEqualTo(Kind.CONTRADICTION);
    assertThat(one.scope()).isEqualTo(Scope.ACROSS_SOURCES);
    assertThat(one.evidence())
        .allSatisfy(e -> assertThat(STORY.articles()).anyMatch(a -> a.carries(e)));
    assertThat(one.explanation()).contains("faulty heater");
    assertThat(found.modelCheck()).isEqualTo(new ModelCheck(ModelCheck.State.FOUND, 1, 1, ""));
  }

  @Test
  void whatItRejectsWhenAskedAgainIsNotShown() throws IOException {
    CrossCheck found = check(STORY, answers(CAUSE, REJECTED));

    assertThat(found.inconsistencies()).isEmpty();
    assertThat(found.modelCheck()).isEqualTo(new ModelCheck(ModelCheck.State.NONE_FOUND, 1, 0, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Fire chief Karl Aas blamed a lightning strike. | Investigators believe that children set it.
          Nobody was hurt, he said.                      | Investigators suspect the owner.
          The mill in Osterby burned down on Friday.     | The mill in Osterby burned down on Friday.
          """)
  void aProposalWithoutTwoVerbatimQuotationsIsDropped(String first, String second)
      throws IOException {
    CrossCheck found = check(STORY, answers(proposal("CAUSE", first, second), UPHELD));

    assertThat(found.inconsistencies()).isEmpty();
    assertThat(seen).noneMatch(asked -> asked.purpose().equals("judge"));
  }

  @Test
  void aNumberIsNotProposedOfQuotationsWithoutOne() throws IOException {
    CrossCheck found = check(STORY, answers(CAUSE.replace("CAUSE", "NUMBER"), UPHELD));

    assertThat(found.inconsistencies()).isEmpty();
  }

  @Test
  void aSentenceAgainstItselfNeedsOneQuotation() throws IOException {
    String sentence = "The vote was 7 to 5 among the 11 members present.";
    Story story =
        new Story(
            "s1",
            List.of(
                TestArticles.undated(1, "The council met. " + sentence),
                TestArticles.undated(2, B)));
    String proposed =
        "{\"inconsistencies\":[{\"type\":\"ARITHMETIC\",\"question\":\"How many voted?\",\"accounts\":[{\"article\":\"a1\",\"quote\":\"The vote was 7 to 5\",\"value\":\"7 to 5\"},{\"article\":\"a1\",\"quote\":\"the 11 members present\",\"value\":\"11 members\"}],\"why\":\"The votes exceed the members.\"}]}";

    CrossCheck found = check(story, answers(proposed, UPHELD));

    assertThat(found.inconsistencies())
        .filteredOn(i -> i.foundBy().startsWith("model:"))
        .singleElement()
        .satisfies(i -> assertThat(i.scope()).isEqualTo(Scope.WITHIN_SOURCE));
  }

  @Test
  void anExplanationThatSaysMoreThanTheQuotationsIsReplaced() throws IOException {
    CrossCheck found =
        check(
            STORY,
            answers(
                CAUSE, UPHELD.replace("A faulty heater and children", "Arson by 3 men from Lund")));

    assertThat(found.inconsistencies().get(0).explanation())
        .isEqualTo("The quotations give different answers.");
  }

  @Test
  void theRulesFindingsStandWhateverTheModelSays() throws IOException {
    Story story =
        new Story(
            "s1",
            List.of(
                TestArticles.undated(
                    1, "The ferry Aurora sank off Brill on Monday with 48 people aboard."),
                TestArticles.undated(
                    2, "The ferry Aurora sank off Brill on Monday with 95 people aboard.")));
    List<Inconsistency> byRules =
        new CrossChecker(ReferenceTables.load(null), new Readings())
            .check(story, List.of())
            .inconsistencies();

    CrossCheck found = check(story, answers("{\"inconsistencies\":[]}", REJECTED));

    assertThat(byRules).isNotEmpty();
    assertThat(found.inconsistencies())
        .extracting(Inconsistency::accounts)
        .containsAll(byRules.stream().map(Inconsistency::accounts).toList());
    assertThat(found.inconsistencies()).allMatch(i -> i.kind() == Kind.CONTRADICTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"inconsistencies":[]}         | NONE_FOUND
          I see nothing wrong with them. | UNUSABLE
          {"verdict":"all is well"}      | UNUSABLE
          """)
  void theWaysToFindNothingAreKeptApart(String reply, ModelCheck.State state) throws IOException {
    assertThat(check(STORY, answers(reply, REJECTED)).modelCheck().state()).isEqualTo(state);
  }

  @Test
  void aServerThatFailsLeavesTheStoryNotChecked() throws IOException {
    try (StandIn server = new StandIn(asked -> StandIn.Act.status(400, "{\"error\":\"no\"}"))) {
      LlmClient llm =
          TestLlm.client(
              TestLlm.config(
                  LlmConfig.Provider.OPENAI, server.url(LlmConfig.Provider.OPENAI), null));

      ModelCheck made =
          new CrossChecker(ReferenceTables.load(null), new Readings(), llm)
              .check(STORY, List.of())
              .modelCheck();

      assertThat(made.state()).isEqualTo(ModelCheck.State.NOT_CHECKED);
      assertThat(made.detail()).contains("does not accept the request");
    }
  }

  @Test
  void aStoryLongerThanTheContextIsComparedWholeInOverlappingParts() throws IOException {
    List<crossbrief.domain.Article> articles =
        IntStream.rangeClosed(1, 4)
            .mapToObj(
                n ->
                    TestArticles.undated(
                        n,
                        IntStream.rangeClosed(1, 40)
                            .mapToObj(
                                i ->
                                    "Paragraph "
                                        + i
                                        + " of article "
                                        + n
                                        + " tells of the long night at the harbor of Brill.")
                            .collect(Collectors.joining("\n"))))
            .toList();

    check(new Story("s1", articles), answers("{\"inconsistencies\":[]}", REJECTED), 2600);

    List<String> prompts = seen.stream().map(crossbrief.llm.StandInModel::prompt).toList();
    assertThat(prompts).hasSizeGreaterThan(1);
    for (int n = 1; n <= 4; n++) {
      for (int m = n + 1; m <= 4; m++) {
        for (int i : List.of(1, 20, 40)) {
          String first = "Paragraph " + i + " of article " + n + " ";
          String second = "Paragraph " + (41 - i) + " of article " + m + " ";
          assertThat(prompts)
              .as(first + second)
              .anyMatch(p -> p.contains(first) && p.contains(second));
        }
      }
    }
  }
}
