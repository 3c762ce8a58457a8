package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.PersonMention;
import crossbrief.text.SentenceReading;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells whom a sentence speaks of, where that is safe. */
final class Subjects {
  private Subjects() {}

  /**
   * The person of whom words are said: the last one named before them in the sentence, else one
   * right behind them, else the one person of the sentences before where this one says he or she.
   */
  static Optional<String> of(Comparison story, Located s, TextSpan words) {
    List<PersonMention> people = s.reading().people();
    Optional<PersonMention> before =
        people.stream()
            .filter(p -> p.span().end() <= words.start() + 1)
            .max(Comparator.comparing(PersonMention::span));
    if (before.isPresent()) {
      return before.map(PersonMention::name);
    }
    Optional<PersonMention> behind =
        people.stream()
            .filter(p -> p.span().start() >= words.end())
            .filter(p -> p.roleSpan().start() - words.end() <= 5)
            .findFirst();
    return behind
        .map(PersonMention::name)
        .or(() -> people.isEmpty() ? pronoun(story, s) : Optional.empty());
  }

  /** The one person of the two sentences before, where this one says he or she. */
  static Optional<String> pronoun(Comparison story, Located s) {
    if (!s.reading().hasWord("he|she|his|her")) {
      return Optional.empty();
    }
    List<Located> article = story.sentencesOf(s.articleIndex());
    int at = s.number() - article.get(0).number();
    for (int i = at - 1; i >= Math.max(0, at - 2); i--) {
      Set<String> names = new LinkedHashSet<>();
      article.get(i).reading().people().forEach(p -> names.add(p.name()));
      if (!names.isEmpty()) {
        return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The one person whom the first sentence of an article names; empty when it names more. */
  static Optional<String> ofLead(Comparison story, int articleIndex) {
    if (story.sentencesOf(articleIndex).isEmpty()) {
      return Optional.empty();
    }
    SentenceReading first = story.sentencesOf(articleIndex).get(0).reading();
    Set<String> names = new LinkedHashSet<>();
    first.people().forEach(p -> names.add(p.name()));
    return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
  }

  /** The person whom an article names at least thrice, and twice as often as anybody else. */
  static Optional<String> ofArticle(Comparison story, int articleIndex) {
    Map<String, Integer> counts = new HashMap<>();
    for (Located s : story.sentencesOf(articleIndex)) {
      s.reading().people().forEach(p -> counts.merge(p.name(), 1, Integer::sum));
    }
    List<Map.Entry<String, Integer>> most =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(2)
            .toList();
    boolean clear =
        !most.isEmpty()
            && most.get(0).getValue() >= 3
            && (most.size() < 2 || most.get(0).getValue() >= 2 * most.get(1).getValue());
    return clear ? Optional.of(most.get(0).getKey()) : opening(story, articleIndex);
  }

  /** The same surname, and no first names that differ. */
  static boolean samePerson(String a, String b) {
    List<String> first = List.of(a.split("[\\s.]+"));
    List<String> second = List.of(b.split("[\\s.]+"));
    boolean surname = first.get(first.size() - 1).equals(second.get(second.size() - 1));
    return surname
        && (first.size() == 1
            || second.size() == 1
            || first.subList(0, first.size() - 1).stream()
                .anyMatch(n -> second.subList(0, second.size() - 1).contains(n)));
  }

  /** The one person of an article's first sentence, where it opens with the name: a life. */
  private static Optional<String> opening(Comparison story, int articleIndex) {
    if (story.sentencesOf(articleIndex).isEmpty()) {
      return Optional.empty();
    }
    SentenceReading first = story.sentencesOf(articleIndex).get(0).reading();
    boolean opens =
        first.people().size() == 1
            && first.tokensBefore(first.people().get(0).roleSpan()).size() <= 1;
    return opens ? Optional.of(first.people().get(0).name()) : Optional.empty();
  }
}
