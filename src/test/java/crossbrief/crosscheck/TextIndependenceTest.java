package crossbrief.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import crossbrief.TestArticles;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Independence;
import crossbrief.domain.Independence.Verdict;
import crossbrief.domain.Story;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextIndependenceTest {
  private static Independence relation(String a, String b) {
    return TextIndependence.of(
            new Comparison(
                new Story("s1", List.of(TestArticles.undated(1, a), TestArticles.undated(2, b)))))
        .get(0);
  }

  @Test
  void aTextIsACopyOfItself() {
    assertThat(relation(TestArticles.seed("000"), TestArticles.seed("000")).verdict())
        .isEqualTo(Verdict.COPY);
  }

  @Test
  void theSeedsAreOneTextRewritten() {
    Independence relation = relation(TestArticles.seed("000"), TestArticles.seed("004"));

    assertThat(relation.verdict()).isEqualTo(Verdict.REWRITE);
    assertThat(relation.copiedShare()).isLessThan(0.25);
    assertThat(relation.orderTau()).isEqualTo(1.0);
  }

  @Test
  void twoReportersOnOneEventAreIndependent() {
    String a =
        "The ferry sank on Monday off Almere. Divers found four bodies. The captain was questioned. A gale had been forecast. The owner was silent.";
    String b =
        "Survivors wept on the pier. Nobody at Northline picked up the phone. Off Almere, a ferry had gone down. The wind was strong. More boats came.";

    assertThat(relation(a, b).verdict()).isEqualTo(Verdict.INDEPENDENT);
  }

  @Test
  void copiesAndRewritesCountAsOneVoice() {
    ArticleId a = ArticleId.ofNumber(1);
    ArticleId b = ArticleId.ofNumber(2);
    ArticleId c = ArticleId.ofNumber(3);
    List<Independence> relations =
        List.of(
            new Independence(a, b, Verdict.COPY, 1, 1, 1),
            new Independence(a, c, Verdict.INDEPENDENT, 0, 0, 0),
            new Independence(b, c, Verdict.INDEPENDENT, 0, 0, 0));

    assertThat(TextIndependence.voices(Set.of(a, b, c), relations)).isEqualTo(2);
    assertThat(TextIndependence.voices(Set.of(a, b), relations)).isEqualTo(1);
  }

  @Test
  void tauIsOneInOrderAndMinusOneInReverse() {
    assertThat(TextIndependence.kendallTau(List.of(0, 1, 2, 3))).isEqualTo(1);
    assertThat(TextIndependence.kendallTau(List.of(3, 2, 1, 0))).isEqualTo(-1);
  }
}
