package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import crossbrief.text.WordSenses;
import crossbrief.text.WordVectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The content words of a sentence, made ready for being held against those of many others. */
final class SentenceWords {
  private static final int SUBJECT_WORDS = 3;

  /**
   * One content word.
   *
   * @param vector its number in {@link WordVectors}; negative when it has none
   * @param weight how much it tells, see {@link Comparison#weight(String)}
   * @param name whether it is a part of a proper name
   * @param clause number of its clause
   * @param verb whether it has the form of a verb
   * @param plain whether it is no number, and no part of a date or of a person's name
   */
  record Word(
      Token token,
      int vector,
      double weight,
      boolean name,
      int clause,
      boolean verb,
      boolean plain) {}

  private final Located sentence;
  private final List<Word> words = new ArrayList<>();
  private final Set<String> stems = new HashSet<>();

  SentenceWords(Comparison story, Located s) {
    sentence = s;
    List<Token> tokens = s.reading().tokens();
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.kind() != Token.Kind.MARK && !Stems.isStopWord(t.lower())) {
        boolean name = t.isCapitalized() && (i > 0 || isOfName(t.span())) && !isOfTime(t.span());
        words.add(
            new Word(
                t,
                WordVectors.index(t.lower()),
                story.weight(t.stem()),
                name,
                clauseOf(t.span()),
                !name && isVerb(t),
                !isNumber(t) && !isOfTime(t.span()) && !isOfPerson(t.span())));
        stems.add(t.stem());
      }
    }
  }

  private static boolean isNumber(Token t) {
    return t.isNumber()
        || Character.isDigit(t.text().charAt(0))
        || Quantity.ofWord(t.lower()).signum() != 0;
  }

  private static boolean isVerb(Token t) {
    String l = t.lower();
    return t.isWord()
        && ((l.endsWith("ed") && l.length() > 3) || l.endsWith("ing") || WordSenses.isPastVerb(l));
  }

  private int clauseOf(TextSpan span) {
    for (int c = 0; c < sentence.clauses().size(); c++) {
      if (sentence.clauses().get(c).contains(span)) {
        return c;
      }
    }
    return 0;
  }

  private boolean isOfName(TextSpan span) {
    return isOfPerson(span)
        || sentence.reading().places().stream().anyMatch(p -> p.span().contains(span));
  }

  private boolean isOfPerson(TextSpan span) {
    return sentence.reading().people().stream().anyMatch(p -> p.span().contains(span));
  }

  private boolean isOfTime(TextSpan span) {
    return sentence.reading().times().stream().anyMatch(t -> t.span().contains(span));
  }

  List<Word> all() {
    return words;
  }

  boolean has(String stem) {
    return stems.contains(stem);
  }

  List<Word> in(TextSpan span) {
    return words.stream().filter(w -> span.contains(w.token().span())).toList();
  }

  /** Stems of the proper names outside a span. */
  Set<String> names(TextSpan not) {
    Set<String> names = new HashSet<>();
    for (Word w : words) {
      if (w.name() && !not.overlaps(w.token().span())) {
        names.add(w.token().stem());
      }
    }
    return names;
  }

  /** The verbs of the clause that a value stands in. */
  List<Word> verbs(TextSpan value) {
    TextSpan clause = sentence.clauseSpan(value);
    return words.stream()
        .filter(w -> !value.overlaps(w.token().span()) && clause.contains(w.token().span()))
        .filter(Word::verb)
        .toList();
  }

  /** What the clause that a value stands in begins with, up to its verb. */
  List<Word> subject(TextSpan value) {
    TextSpan clause = sentence.clauseSpan(value);
    List<Word> subject = new ArrayList<>();
    for (Word w : words) {
      if (clause.contains(w.token().span())) {
        if (w.verb() || value.overlaps(w.token().span()) || subject.size() == SUBJECT_WORDS) {
          break;
        }
        subject.add(w);
      }
    }
    return subject;
  }

  /** The index of the first word that does not end before a span. */
  int position(TextSpan span) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).token().end() > span.start()) {
        return i;
      }
    }
    return words.size();
  }
}
