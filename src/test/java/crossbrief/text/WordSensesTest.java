package crossbrief.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordSensesTest {
  @ParameterizedTest
  @CsvSource({
    "cars, automobile, SAME",
    "sailors, sailor, SAME",
    "accept, reject, OPPOSITE",
    "accepted, rejected, OPPOSITE",
    "violin, cello, SIBLINGS",
    "east, west, OPPOSITE",
    "dog, animal, KIND_OF",
    "banana, treaty, NONE",
    "zzyzx, treaty, NONE",
  })
  void wordsAreRelated(String a, String b, WordSenses.Relation relation) {
    assertThat(WordSenses.between(a, b)).isEqualTo(relation);
    assertThat(WordSenses.between(b, a)).isEqualTo(relation);
  }

  @Test
  void nearWordsAreNearAndOthersAreNot() {
    double near = WordVectors.cosine(WordVectors.index("sailors"), WordVectors.index("crew"));
    double far = WordVectors.cosine(WordVectors.index("sailors"), WordVectors.index("banana"));

    assertThat(near).isGreaterThan(0.5);
    assertThat(far).isLessThan(0.3);
    assertThat(WordVectors.index("zzyzx")).isNegative();
  }
}
