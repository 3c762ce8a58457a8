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
          """)
  void otherWordsForOneOfficeAreNone(String a, String b) {
    assertThat(RuleChecks.check(new ConflictingRoles(), a, b)).isEmpty();
  }
}
