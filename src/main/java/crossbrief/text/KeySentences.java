package crossbrief.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses the sentences that tell most of an article in least room: by how many names, numbers,
 * days and quotations they hold, how central they are, and how little they repeat what is chosen
 * (maximal marginal relevance, Carbonell and Goldstein 1998).
 */
public final class KeySentences {
  private static final double REDUNDANCY = 1.2;
  private static final double CENTRALITY = 4.0;
  private static final double LEAD_BONUS = 0.9;
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?i)[\u201c\"]?(he|she|it|they|his|her|its|their|this|these|those|that|such|but|and|also|however|meanwhile|both)\\b");
  private static final int MAX_CANDIDATES = 400;
  private static final int MIN_WORDS = 5;
  private static final int MAX_WORDS = 60;

  private KeySentences() {}

  /** The first {@code n} of a ranking, in the order of the text. */
  public static List<SentenceReading> inOrder(List<SentenceReading> ranked, int n) {
    return ranked.stream()
        .limit(n)
        .sorted(Comparator.comparingInt(SentenceReading::index))
        .toList();
  }

  /** At most {@code n} sentences, best first; the first sentence that stands alone leads. */
  public static List<SentenceReading> ranked(Reading reading, int n) {
    List<SentenceReading> sentences = reading.sentences().stream().limit(MAX_CANDIDATES).toList();
    List<CharGrams> vectors =
        CharGrams.of(sentences.stream().map(s -> s.sentence().text()).toList());
    double[] scores = new double[sentences.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(sentences.get(i)) + CENTRALITY * centrality(vectors, i);
    }
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < scores.length && chosen.isEmpty(); i++) {
      if (stands(sentences, i, chosen)) {
        chosen.add(i);
      }
    }
    while (chosen.size() < Math.min(n, scores.length)) {
      int best = next(sentences, vectors, scores, chosen);
      if (best < 0) {
        break;
      }
      chosen.add(best);
    }
    if (chosen.isEmpty() && scores.length > 0) {
      chosen.add(0);
    }
    return chosen.stream().map(sentences::get).toList();
  }

  private static int next(
      List<SentenceReading> sentences,
      List<CharGrams> vectors,
      double[] scores,
      List<Integer> chosen) {
    int best = -1;
    double top = 0;
    for (int i = 0; i < scores.length; i++) {
      if (chosen.contains(i) || !stands(sentences, i, chosen)) {
        continue;
      }
      double repeated = 0;
      for (int c : chosen) {
        repeated = Math.max(repeated, vectors.get(i).cosine(vectors.get(c)));
      }
      double value = scores[i] * (1 - Math.min(1, REDUNDANCY * repeated));
      if (value > top) {
        top = value;
        best = i;
      }
    }
    return best;
  }

  /** Whether a sentence is understood without the one before it, or that one is chosen too. */
  private static boolean stands(List<SentenceReading> sentences, int i, List<Integer> chosen) {
    SentenceReading s = sentences.get(i);
    long words = s.tokens().stream().filter(Token::isWord).count();
    if (words < MIN_WORDS || words > MAX_WORDS) {
      return false;
    }
    boolean dangling = DANGLING.matcher(s.sentence().text()).lookingAt();
    boolean unnamedSpeaker =
        s.quotations().stream().anyMatch(q -> s.people().isEmpty()) && s.hasWord("he|she|they");
    return (!dangling && !unnamedSpeaker)
        || (chosen.contains(i - 1)
            && sentences.get(i - 1).sentence().paragraph() == s.sentence().paragraph());
  }

  private static double score(SentenceReading s) {
    double typed =
        s.people().size()
            + 1.2 * s.quantities().size()
            + 0.8 * s.times().size()
            + 0.7 * s.quotations().size()
            + 0.5 * s.places().size();
    double lead = s.index() < 3 ? LEAD_BONUS / (1 + s.index()) : 0;
    return typed / Math.sqrt(Math.max(8, s.tokens().size())) * 2 + lead;
  }

  private static double centrality(List<CharGrams> vectors, int i) {
    double sum = 0;
    for (int k = 0; k < vectors.size(); k++) {
      sum += k == i ? 0 : vectors.get(i).cosine(vectors.get(k));
    }
    return sum / Math.max(1, vectors.size() - 1);
  }
}
