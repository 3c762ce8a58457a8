package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules for what can be said in one way only: a verdict, a cause, a place, an office. */
class ExclusiveRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Omar Rahm was found guilty of bribery on Friday.                     | Omar Rahm was acquitted of bribery on Friday.                          | true
          Sigrid Aune resigned on Tuesday after the row.                       | Sigrid Aune was dismissed on Tuesday after the row.                    | true
          Anna Reed died of a heart attack, her son said.                      | Anna Reed died of pancreatic cancer, her publicist said.               | true
          Anna Reed died at her home in Brenn on Sunday.                       | Anna Reed died in a hospital in Brenn on Sunday.                       | true
          The fire was caused by an electrical fault, the mayor said.          | The fire was caused by arson, the chief of police said.                | true
          A jury convicted Omar Rahm of manslaughter in the trial.             | A jury convicted Omar Rahm of murder in the trial.                     | true
          Omar Rahm was found guilty of bribery on Friday.                     | Omar Rahm could be acquitted of bribery, lawyers think.                | false
          Omar Rahm was found guilty of bribery on Friday.                     | Lena Brusk was acquitted of bribery on Friday.                         | false
          Sigrid Aune resigned on Tuesday after the row.                       | Her predecessor, Nils Aker, was dismissed in 2023 after a row.         | false
          Anna Reed died of a heart attack, her son said.                      | Anna Reed had survived cancer in 2011, her publicist said.             | false
          Anna Reed died at her home in Brenn on Sunday.                       | Anna Reed was treated in a hospital in Brenn last year.                | false
          The fire was caused by an electrical fault, the mayor said.          | Police have ruled out arson as the cause of the fire.                  | false
          Of the charges, Omar Rahm was convicted of bribery and acquitted of fraud. | Omar Rahm was acquitted of fraud.                                | false
          """)
  void valuesThatExcludeEachOther(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ExclusiveAttributes(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Police chief Anna Reed said the road was closed.                     | Police chief Karl Vogt said that the road was closed.                  | true
          German architect Ilse Varnholt has died.                             | Austrian architect Ilse Varnholt has died at her home.                 | true
          Police chief Anna Reed said the road was closed.                     | The former police chief Karl Vogt said the road was closed.            | false
          Police chief Anna Reed said the road was closed.                     | Deputy police chief Karl Vogt said the road was closed.                | false
          Police chief Anna Reed said the road was closed.                     | Karl Vogt, the new police chief, replaced Anna Reed on Monday.         | false
          Police chief Anna Reed said the road was closed.                     | Fire chief Karl Vogt said that the road was closed.                    | false
          The German architect Ilse Varnholt has died.                         | The German-born architect Ilse Varnholt has died.                      | false
          The German architect Ilse Varnholt has died.                         | The Austrian architect Karl Vogt praised her.                          | false
          """)
  void officesAndNationalities(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingIdentities(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anna Reed was born in Lisbon, the daughter of a welder.              | Anna Reed was born in Madrid and grew up by the sea.                   | true
          The Liberian-flagged ship was on its way to Kenya.                   | The Panama-registered ship was on its way to Kenya.                    | true
          The company has its headquarters in Lindau Cross.                    | At its headquarters in Port Callis the company has 400 desks.          | true
          Anna Reed was born in Lisbon, the daughter of a welder.              | Anna Reed was born in Portugal and grew up by the sea.                 | false
          Anna Reed was born in Lisbon, the daughter of a welder.              | Karl Vogt was born in Madrid and grew up by the sea.                   | false
          Anna Reed was born in Lisbon, the daughter of a welder.              | Anna Reed was married in Madrid and grew up by the sea.                | false
          The company has its headquarters in Lindau Cross.                    | The company will have its headquarters in Port Callis from next year.  | false
          """)
  void oneThingIsInOnePlace(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingPlaces(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anna Reed did not finish the race, for she had a fever.              | Anna Reed finished the race in fourteenth place.                       | true
          No one was inside the building when the fire broke out.              | Two workers were inside the building when the fire broke out.          | true
          The driver of the van did not stop after the collision.              | The van driver stopped at once after the collision.                    | true
          Anna Reed did not finish the race, for she had a fever.              | Karl Vogt finished the race in fourteenth place.                       | false
          Anna Reed did not finish the race until midnight.                    | Anna Reed finished the race in fourteenth place.                       | false
          Anna Reed did not finish the race, for she had a fever.              | Anna Reed hoped to finish the race among the first.                    | false
          In 2019 Anna Reed did not finish the race.                           | In 2021 Anna Reed finished the race in fourteenth place.               | false
          """)
  void whatOneDeniesAndAnotherAffirms(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new DeniedElsewhere(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The great fire was caused by a lightning stroke that hit the loft.   | The great fire was caused by a careless worker with a pipe.            | true
          The outbreak was caused by polluted wells, doctors concluded.        | Investigators have traced the outbreak to a broken sewer.              | true
          The great fire was caused by a lightning stroke that hit the loft.   | The flood was caused by a broken dam.                                  | false
          The great fire was caused by a lightning stroke that hit the loft.   | The fire may have been caused by a careless worker.                    | false
          The great fire was caused by a lightning stroke that hit the loft.   | The fire was caused by lightning.                                      | false
          """)
  void oneCause(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingCauses(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Assistant coach Tom Brannigan will take charge of the team.          | The side will be led by Under-21 coach Paulo Simic.                    | true
          Assistant coach Tom Brannigan will take charge of the team.          | Tom Brannigan will lead the side, helped by Paulo Simic.               | false
          Assistant coach Tom Brannigan will take charge of the team.          | Paulo Simic may take charge of the side.                               | false
          """)
  void oneWillLead(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new NextInCharge(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A nine-year-old boy was hit by a car on Friday and died.             | A car hit an 11-year-old boy on Friday; the driver fled the crash.     | true
          Officers are looking for the driver of a dark blue hatchback after the crash. | The car in the crash was a silver hatchback, police said.     | true
          A suicide bomber attacked the academy on Monday, killing 15.         | Two suicide bombers attacked the academy on Monday, killing 15.        | true
          A nine-year-old boy was hit by a car on Friday and died.             | A nine-year-old boy was killed by a car on Friday.                     | false
          A nine-year-old boy was hit by a car on Friday and died.             | A car hit an 11-year-old girl on Friday; the driver fled the crash.    | false
          A black van and a white van collided in the crash.                   | The crash involved a red van.                                          | false
          Three or four robbers burst into the store.                          | Four robbers burst into the store.                                     | false
          """)
  void oneVictimOneCarOneAttacker(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingDescriptions(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Parliament approved the reform by 187 votes to 162.                  | Lawmakers voted 178 to 162 to approve the reform.                      | true
          Mila Korhonen beat Dana Reyes 6-4, 3-6, 7-5 in the final.            | Mila Korhonen won the final 6-4, 2-6, 7-5 against Dana Reyes.          | true
          Parliament approved the reform by 187 votes to 162.                  | The reform was backed by 187 votes to 162.                             | false
          Mila Korhonen beat Dana Reyes 6-4, 3-6, 7-5 in the final.            | Dana Reyes lost the final 4-6, 6-3, 5-7.                               | false
          Parliament approved the reform by 187 votes to 162.                  | An earlier reform was rejected by 140 votes to 162.                    | false
          """)
  void oneResult(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingScores(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lorenz Havelund has died. He was 81.                                 | The actor Lorenz Havelund has died. Havelund, who was 84, was loved.   | true
          Lorenz Havelund has died. He was 81.                                 | The actor Lorenz Havelund has died. Havelund, who was 81, was loved.   | false
          Lorenz Havelund has died. He was 81.                                 | Lorenz Havelund died at 12:45 p.m. at his home.                        | false
          Lorenz Havelund died on Saturday night at the age of 84.             | The actor Lorenz Havelund has died aged 86.                            | true
          Lorenz Havelund died on Saturday night at the age of 84.             | The actor Lorenz Havelund died peacefully at 84.                       | false
          """)
  void oneAge(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingAges(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          His brother Aksel went with him. Hovland's cousin Aksel broke a leg. | true
          In 1968 she was appointed chief engineer of the canal. When she was appointed chief engineer in 1974, the canal was new. | true
          His brother Aksel went with him. His cousin Sven broke a leg.        | false
          His father Aksel went with him. His grandfather Aksel had taught him.| false
          In 1968 she was appointed chief engineer of the canal. In 1974 she was appointed chief inspector of mines. | false
          """)
  void oneTieAndOneYear(String text, boolean found) {
    int kin = RuleChecks.check(new ConflictingKinship(), text, "Nothing else.").size();
    int years = RuleChecks.check(new ConflictingYears(), text, "Nothing else.").size();
    assertThat(kin + years).isEqualTo(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The council counted 117,600 votes for it and 102,600 against. That makes 224,200 votes in all.        | true
          Tillmoor employs 1,150 people. Of these, 620 work at the brewery, 310 in Dunsey and 240 in its pubs.  | true
          The council counted 117,600 votes for it and 102,600 against. That makes 220,200 votes in all.        | false
          Tillmoor employs 1,150 people. Of these, 620 work at the brewery and 310 in Dunsey.                   | false
          Two people were hurt and three fled. All 40 shops were shut.                                          | false
          """)
  void totalsOfTheSentenceBefore(String text, boolean found) {
    assertThat(RuleChecks.check(new BrokenTotal(), text, "Nothing else.")).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Of the 1,600 members who voted, 1,200 voted to strike, a majority of 85 per cent.     | true
          The shares jumped 12 percent on Friday, from $25 to $31, in New York.                 | true
          They get 36 euros a share, a premium of 20 percent to the closing price of 24 euros.  | true
          Of the 1,600 members who voted, 1,200 voted to strike, a majority of 75 per cent.     | false
          The shares jumped 24 percent on Friday, from $25 to $31, in New York.                 | false
          They get 36 euros a share, a premium of 50 percent to the closing price of 24 euros.  | false
          """)
  void sharesOfAWhole(String text, boolean found) {
    assertThat(RuleChecks.check(new ChangeMismatch(), text, "Nothing else."))
        .hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ian Wolfe has been in charge of housing since 2022. Wolfe, who joined the city hall in 2023, agreed. | true
          The ferry was operated by Northline since 2011. Northline, which bought the ferry in 2014, said no.  | true
          Every passenger wore a life jacket, Reyes said, but many of those on the lower deck had none.        | true
          Ian Wolfe has been in charge of housing since 2022. Wolfe, who joined the city hall in 2019, agreed. | false
          Ian Wolfe has been in charge of housing since 2022. Vogt, who joined the city hall in 2023, agreed.  | false
          Almost every passenger wore a life jacket, but many of those on the lower deck had none.             | false
          Every passenger wore a life jacket, but many were cold.                                              | false
          """)
  void sinceBeforeTheStartAndAllButSome(String text, boolean found) {
    int since = RuleChecks.check(new SinceBeforeStart(), text, "Nothing else.").size();
    int all = RuleChecks.check(new AllButSome(), text, "Nothing else.").size();
    assertThat(since + all).isEqualTo(found ? 1 : 0);
  }
}
