package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.Account;
import crossbrief.domain.ClaimType;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Severity;
import crossbrief.domain.Story;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictingQuantitiesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A strong quake on the island injured five people and damaged houses.      | The strong quake on the island injured two people and damaged houses.  | CASUALTY
          The fire in the Almere mill killed 12 workers, the fire service said.     | The fire in the Almere mill killed 15 workers.                         | CASUALTY
          Nine died in the Vesper cable car. Another 14 were injured in the fall.   | Twenty-four were injured in the fall of the Vesper cable car.          | CASUALTY
          Of the 14 injured in the Vesper cable car, six have left hospital.        | Twenty-four were injured in the Vesper cable car, some critically.     | CASUALTY
          In May 2023 Reed became mayor of Kessel by a margin of 412 votes.         | In May 2023 Reed beat the mayor of Kessel by 1,204 votes.              | NUMBER
          Kessel and Brenn will exchange 48 prisoners on Friday, 24 from each.      | Kessel and Brenn will exchange 60 prisoners on Friday, the envoy said. | NUMBER
          A quake in the same region in 1997 killed 84 people.                      | It was the deadliest quake in the region since 1997, when 48 people lost their lives. | CASUALTY
          The merged bank will hold assets of $210 billion after the deal.          | The merged bank will hold assets of $210 million after the deal.       | NUMBER
          The satellite will orbit at a height of 820 km above the Earth.           | The satellite will orbit at a height of 820 miles above the Earth.     | NUMBER
          A 6.1-magnitude quake struck the island of Corvo before dawn.             | A 5.4-magnitude quake struck the island of Corvo before dawn.          | NUMBER
          The pilot, Gary Munn, 48, was hurt in the crash near Almere.              | Gary Munn, the 39-year-old pilot, was hurt in the crash near Almere.   | NUMBER
          The final in Lismore was watched by 34,500 people in heavy rain.          | The final in Lismore was watched by 28,100 people in heavy rain.       | NUMBER
          The rally in Lyon drew 8,000 protesters to the old town.                  | The rally in Lyon drew 5,000 protesters to the old town.               | NUMBER
          The unions said that turnout at the mine was 48 percent of all workers.   | The unions said that turnout at the mine was 84 percent of all workers. | NUMBER
          """)
  void oneThingWithTwoValuesIsFound(String a, String b, ClaimType type) {
    List<Inconsistency> found = RuleChecks.check(new ConflictingQuantities(), a, b);

    assertThat(found).singleElement().satisfies(i -> assertThat(i.type()).isEqualTo(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The strike damaged over 40 houses in the town of Almere.              | The strike damaged 42 houses in the town of Almere.
          Eight were injured in the fall on Monday. Another 14 were injured in the fall later. | Twenty-two were injured in the fall.
          Shares in Brightwell were up 22 percent by 0900 GMT on Monday.        | Shares in Brightwell were up 9 percent by the close on Monday.
          Turnout in Kessel was at 31 percent by 6 p.m. on Sunday.              | Turnout in Kessel was 58 percent on Sunday.
          Prices in Kessel may rise by 4 to 6 percent after the vote.           | Prices in Kessel may rise by 9 percent after the vote.
          Each of the three ferries carried 48 prisoners to Kessel on Friday.   | The ferries carried 144 prisoners to Kessel on Friday.
          A quake in the region in 1997 killed 84 people.                       | A quake in the region in 1985 killed 48 people.
          At least 17 people died when the ferry capsized off Almere.           | The ferry that capsized off Almere killed 21 people.
          The ferry was carrying 86 passengers and nine crew when it sank.      | The ferry was carrying 95 people when it sank.
          It rolled over about 12 km from the harbour of Almere.                | It rolled over about 7.5 miles from the harbour of Almere.
          Six people were hurt in the strike on Kessel.                         | Three people were hurt in the strike on Almere.
          A three-year-old girl was hurt in Kessel.                             | A six-year-old girl was hurt in Kessel.
          Over 40 residential buildings were damaged in the city.               | Over 40,000 residents were without heat in the city.
          Two men were killed in their car by a drone.                          | Two missiles and 138 drones were launched at night.
          Five soldiers were killed in the attack on the post.                  | Two civilians were killed in the attack on the post.
          The quake in 2002 killed 30 people on the island.                     | The quake this week killed four people on the island.
          The mill employs some 38,000 people in the region.                    | The mill employs 38,000 people in the region.
          The last storm of such strength, in 2017, killed nine people in Almere. | The storm killed three people in Almere and damaged 5,600 houses.
          The previous crash on the Lismore road killed nine people.            | The crash on the Lismore road killed three people.
          Pilot Gary Munn, 48, was hurt in the crash.                           | Pilot Gary Munn, a father of two, was hurt with a 12-year-old girl.
          The plan costs 85 million euros in all, the city said.                | The plan costs $108 million in all, the city said.
          Ten of them were in critical condition after the crash.               | The crash hurt 40 people on the bus.
          """)
  void roundingSumsUnitsOtherThingsAndOtherPeopleAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingQuantities(), a, b)).isEmpty();
  }

  @Test
  void aLaterTollIsAnUpdate() {
    Story story =
        new Story(
            "s1",
            List.of(
                TestArticles.timed(
                    1,
                    "The fire in the Almere mill killed 12 workers.",
                    Instant.parse("2025-05-13T07:00:00Z")),
                TestArticles.timed(
                    2,
                    "The fire in the Almere mill killed 15 workers.",
                    Instant.parse("2025-05-14T18:00:00Z"))));

    assertThat(new ConflictingQuantities().check(new Comparison(story)))
        .singleElement()
        .satisfies(i -> assertThat(i.kind()).isEqualTo(Kind.UPDATE));
  }

  @Test
  void aTollThatRoseIsAnUpdateWithoutDates() {
    List<Inconsistency> found =
        RuleChecks.check(
            new ConflictingQuantities(),
            "The fire in the Almere mill killed 12 workers.",
            "The number of workers killed in the fire in the Almere mill rose to 15 on Wednesday.");

    assertThat(found).allSatisfy(i -> assertThat(i.kind()).isEqualTo(Kind.UPDATE));
  }

  @Test
  void containmentAndOtherNumbersThatRoseAreUpdates() {
    assertThat(
            RuleChecks.check(
                new ConflictingQuantities(),
                "The fire near Almere was 10 percent contained on Monday.",
                "Crews had the fire near Almere 15 percent contained."))
        .allSatisfy(i -> assertThat(i.kind()).isNotEqualTo(Kind.CONTRADICTION));
    assertThat(
            RuleChecks.check(
                new ConflictingQuantities(),
                "The outbreak has made people ill in 14 states, the agency said.",
                "The outbreak has risen to 16 states, the agency said."))
        .allSatisfy(i -> assertThat(i.kind()).isEqualTo(Kind.UPDATE));
  }

  @Test
  void numbersOfTwoVoicesAreADispute() {
    List<Inconsistency> found =
        RuleChecks.check(
            new ConflictingQuantities(),
            "The rally in Lyon drew 8,000 protesters, organizers said.",
            "The rally in Lyon drew 5,000 protesters, police said.");

    assertThat(found).singleElement().satisfies(i -> assertThat(i.kind()).isEqualTo(Kind.DISPUTE));
  }

  @Test
  void threeArticlesWithThreeValuesAreOneQuestionWithThreeAccounts() {
    List<Inconsistency> found =
        RuleChecks.check(
            new ConflictingQuantities(),
            "The fire in the Almere mill killed 12 workers.",
            "The fire in the Almere mill killed 15 workers.",
            "The fire in the Almere mill killed 18 workers.");

    assertThat(found)
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.accounts().stream().map(Account::value))
                  .containsExactly("12 workers", "15 workers", "18 workers");
              assertThat(i.severity()).isEqualTo(Severity.HIGH);
            });
  }
}
