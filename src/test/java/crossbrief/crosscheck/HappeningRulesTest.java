package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HappeningRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Anna Reed, 34, was among the dead, the mayor said.              | Anna Reed, who drove the bus, is being treated for a broken arm.  | true
          The driver, Anna Reed, died in the crash.                       | Anna Reed survived the crash, her sister said.                    | true
          Marc Oduya said that Anna Reed died in the crash.               | Marc Oduya is in stable condition after the crash.                | false
          If she had waited, Anna Reed would have died in the crash.      | Anna Reed survived the crash, her sister said.                    | false
          The driver, Anna Reed, died in the crash.                       | The driver, Sara Reed, survived the crash.                        | false
          Anna Reed was never in danger, and nobody died.                 | Anna Reed is recovering, her sister said.                         | false
          """)
  void aPersonIsDeadOrAlive(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new DeadOrAlive(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The train left the rails three kilometers north of Alvarim.     | The train left the rails just to the south of Alvarim.                 | true
          The quake was centered 40 km north-east of the town of Brenn.   | The quake was centered 25 miles south-west of Brenn.                   | true
          The quake was centered 40 km north-east of the town of Brenn.   | The quake was centered 40 km north of Brenn.                           | false
          The train left the rails three kilometers north of Alvarim.     | The train left the rails just to the south of Kessel.                  | false
          The fire began north of Alvarim and moved to the south of Alvarim. | The fire began to the south of Alvarim.                             | false
          The train left the rails three kilometers north of Alvarim.     | The bakery that she opened last spring lies south of Alvarim.          | false
          """)
  void oppositeSidesOfOnePlaceAreFound(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new OppositeDirections(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The blast at the mill in Brenn happened at 3.45 p.m. on Tuesday.   | The blast at the mill in Brenn happened at 2.10 p.m. on Tuesday.      | true
          The guards of the prison saw at midnight that three men were gone. | The guards of the prison saw at 5:15 a.m. that three men were gone.   | true
          The blast at the mill in Brenn happened at 3.45 p.m. on Tuesday.   | The blast at the mill in Brenn happened at around 4 p.m. on Tuesday.  | false
          The blast at the mill in Brenn happened at 3.45 p.m. on Tuesday.   | The blast at the mill in Brenn happened at 1145 GMT on Tuesday.       | false
          The blast at the mill in Brenn happened at 3.45 p.m. on Tuesday.   | The blast at the mill in Brenn happened at 2 p.m. on Monday.          | false
          The blast at the mill in Brenn happened at 3.45 p.m. on Tuesday.   | The mayor of Brenn will speak at 7 p.m. on Tuesday.                   | false
          """)
  void oneHappeningHasOneTimeOfDay(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingClockTimes(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The valley was last struck in 1987, when 212 people died.       | It brought back 1978, the year of the great quake, in which 212 lives were lost. | true
          A quake in 2009 killed 31 people in the province.               | Not since 2011, when 31 people were killed, had there been such a quake.         | true
          The valley was last struck in 1987, when 212 people died.       | The great quake of 1987 killed 212 people.                                       | false
          The valley was last struck in 1987, when 212 people died.       | A ferry sank in 1978, and 215 people died.                                       | false
          A quake in 2009 killed seven people in the province.            | A bus crash in 2011 killed seven people in the province.                         | false
          A quake in 2009 killed about 200 people in the province.        | A flood in 2011 killed about 200 people in the province.                         | false
          """)
  void oneTollStandsForOneEvent(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new DatedByToll(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The quake had its focus 38 kilometers below the surface.             | The quake originated 83 kilometers underground, the institute said.  | true
          The court jailed Omar Rahm for 12 years over kickbacks.              | A court sentenced Omar Rahm to 15 years in prison for corruption.    | true
          Omar Rahm was found guilty of taking 8.6 million euros in bribes.    | Omar Rahm pocketed 6.8 million euros, the court held.                | true
          The quake had its focus 38 kilometers below the surface.             | The quake was felt 83 kilometers away from the coast.                | false
          Omar Rahm was found guilty of taking 8.6 million euros in bribes.    | The judge also fined Omar Rahm 43 million euros.                     | false
          The court jailed Omar Rahm for 12 years for bribery.                 | The court jailed Lena Voss for two years for her part in the bribery. | false
          """)
  void measuresAreComparedByWhatTheyMeasure(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingQuantities(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The quake in Corvo killed ten people and injured 70, officials said.   | The quake in Corvo killed ten people and injured 50.                        | true
          Police arrested 14 people in Spain and Italy in the cocaine raid.      | Police arrested nine people in the cocaine raid in Spain, and five people were arrested in the cocaine raid in Italy. | false
          The strike in Kessel, in northern Brill, killed 40 people.             | The strike in Brill killed 30 people, officials in Kessel said.             | true
          The aftershock in Corvo killed three people.                           | The earthquake in Corvo killed 40 people.                                   | false
          """)
  void tollsAreComparedByTheirEvent(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new ConflictingQuantities(), a, b)).hasSize(found ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          One guard was killed when the men opened fire during the escape.      | Two guards were wounded during the escape under fire, but nobody was killed.     | true
          Two customers were injured during the raid on the bank.               | No customer was hurt during the raid on the bank.                                | true
          Three people were killed in the crash on Monday.                      | There were no deaths in the crash on Monday, police said.                        | true
          Two robbers were injured during the raid on the bank.                 | No customer was hurt during the raid on the bank.                                | false
          One guard was killed when the men opened fire during the escape.      | Two guards were wounded during the escape under fire, but nobody was hurt seriously. | false
          A crash on the same road in 2019 killed three people.                 | Nobody was killed in the crash on Monday, police said.                           | false
          Three people were injured in the crash on Monday.                     | Nobody was killed in the crash on Monday, police said.                           | false
          """)
  void aTollAndNone(String a, String b, boolean found) {
    assertThat(RuleChecks.check(new NoneOrSome(), a, b)).hasSize(found ? 1 : 0);
  }
}
