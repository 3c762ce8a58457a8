package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.domain.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConflictingRolesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Transport Minister Owen Hartley spoke in Kessel.   | Owen Hartley, the interior minister, spoke.           | CONTRADICTION
          French President Anna Reed came to the talks.      | German President Anna Reed came to the talks.         | CONTRADICTION
          He came with his son-in-law Jared Stone.           | It was led by senior adviser Jared Stone.             | DIVERGENCE
          Finance director Ann Pell spoke on Monday.         | "It hurts," chief operating officer Ann Pell said.    | CONTRADICTION
          Ann Pell, chief executive of Nordal, was pleased.  | Ann Pell, Nordal's chief financial officer, said so.  | CONTRADICTION
          Ann Pell, a spokeswoman for Nordal, said so.       | Its chief executive, Ann Pell, will be heard.         | CONTRADICTION
          Milo Hart, the Brenk coach, blamed himself.        | Milo Hart, Brenk's sporting director, said so.        | CONTRADICTION
          Off-duty police officer Jon Reim, 34, is a hero.   | Jon Reim, 34, a nurse on his way home, held him down. | CONTRADICTION
          The prosecutor, Sam Pell, spoke for an hour.       | Defence lawyer Sam Pell spoke for an hour.            | CONTRADICTION
          """)
  void twoOfficesOrKinAndOfficeAreFound(String a, String b, Kind kind) {
    assertThat(RuleChecks.check(new ConflictingRoles(), a, b))
        .singleElement()
        .satisfies(i -> assertThat(i.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Transport Minister Owen Hartley spoke in Kessel.   | Owen Hartley, the transport minister, spoke.
          Special envoy Owen Hartley spoke in Kessel.        | Chief negotiator Owen Hartley spoke in Kessel.
          U.S. President Anna Reed came to the talks.        | American President Anna Reed came to the talks.
          Transport Minister Owen Hartley spoke in Kessel.   | Former interior minister Owen Hartley spoke in Kessel.
          Captain Elena Markov heads the guard.              | Coast guard chief Elena Markov heads it.
          Minister Owen Hartley spoke in Kessel.             | Owen Hartley, the interior minister, spoke.
          Transport Minister Owen Hartley spoke in Kessel.   | Interior Minister Ann Hartley spoke in Kessel.
          Finance director Ann Pell spoke on Monday.         | Ann Pell, the chief financial officer, said so.
          Finance director Ann Pell spoke on Monday.         | Ann Pell, who becomes chief executive, said so. Chief executive Ann Pell became rich.
          Former finance director Ann Pell spoke on Monday.  | Chief executive Ann Pell spoke on Monday.
          Finance director Ann Pell spoke on Monday.         | Finance director Ann Pell spoke. Chief executive Ann Pell spoke too.
          Chairman Ann Pell spoke on Monday.                 | Chief executive Ann Pell spoke on Monday.
          Volunteer firefighter Jon Reim held him down.      | Jon Reim, 34, a nurse on his way home, held him down.
          Student nurse Jon Reim held him down.              | Jon Reim, 34, a firefighter, held him down.
          Police officer Jon Reim held him down.             | Police Detective Jon Reim held him down.
          Milo Hart, the Brenk coach, blamed himself.        | Milo Hart, the Brenk manager, blamed himself.
          Nurse Jon Reim held him down.                      | Police officer Ben Reim held him down.
          Dr Jon Reim held him down.                         | Dr Jon Reim, a surgeon, held him down.
          """)
  void otherWordsForOneOfficeAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingRoles(), a, b)).isEmpty();
  }
}
