package crossbrief.crosscheck;

import crossbrief.domain.TextSpan;
import crossbrief.text.Lexicon;
import crossbrief.text.Lexicon.Expression;
import crossbrief.text.Quantity;
import crossbrief.text.SpeechFrames;
import crossbrief.text.Stems;
import crossbrief.text.Token;
import crossbrief.text.WordSenses;
import crossbrief.text.WordVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The content words of a sentence, made ready for being held against those of many others. */
final class SentenceWords {
  private static final int SUBJECT_WORDS = 3;
  private static final int SOON = 2;
  private static final String PRONOUNS = "he|she|him|her|his|they|them|their";

  /** How much less a word tells that only says who speaks. */
  private static final double OF_FRAME = 0.3;

  /**
   * One content word.
   *
   * @param vector its number in {@link WordVectors}; negative when it has none
   * @param weight how much it tells, see {@link Comparison#weight(String)}
   * @param name whether it is a part of a proper name
   * @param clause number of its clause
   * @param verb whether it has the form of a verb
   * @param plain whether it is no number, and no part of a date or of a person's name
   * @param frame whether it only says who speaks, see {@link SpeechFrames}
   * @param meanings of the expressions that it is a word of, see {@link Lexicon}
   */
  record Word(
      Token token,
      int vector,
      double weight,
      boolean name,
      int clause,
      boolean verb,
      boolean plain,
      boolean frame,
      List<Integer> meanings) {}

  /**
   * An expression of the {@link Lexicon}.
   *
   * @param head its first content word
   * @param denied whether the sentence denies it
   */
  record Said(Expression expression, Token head, boolean denied) {}

  private final Located sentence;
  private final List<Word> words = new ArrayList<>();
  private final Set<String> stems = new HashSet<>();
  private final Set<Integer> meanings = new HashSet<>();
  private final Set<Integer> things = new HashSet<>();
  private final List<TextSpan> frames;
  private final Optional<String> speaker;
  private final List<Said> said = new ArrayList<>();

  SentenceWords(Comparison story, Located s) {
    sentence = s;
    List<Token> tokens = s.reading().tokens();
    List<Expression> expressions = Lexicon.in(tokens);
    frames = SpeechFrames.in(s.reading());
    speaker = SpeechFrames.speaker(s.reading(), frames);
    for (Expression e : expressions) {
      if (isFrame(e.span()) || isOfTime(e.span()) || isOfPerson(e.span())) {
        continue;
      }
      meanings.addAll(e.meanings());
      things.addAll(e.things());
      head(e, tokens).ifPresent(h -> said.add(new Said(e, h, isDenied(h))));
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token t = tokens.get(i);
      if (t.kind() != Token.Kind.MARK && !Stems.isStopWord(t.lower())) {
        boolean frame = isFrame(t.span());
        boolean name = t.isCapitalized() && (i > 0 || isOfName(t.span())) && !isOfTime(t.span());
        words.add(
            new Word(
                t,
                WordVectors.index(t.lower()),
                story.weight(t.stem()) * (frame ? OF_FRAME : 1),
                name,
                clauseOf(t.span()),
                !name && isVerb(t),
                !isNumber(t) && !isOfTime(t.span()) && !isOfPerson(t.span()),
                frame,
                meanings(t, expressions)));
        if (!frame) {
          stems.add(t.stem());
        }
      }
    }
  }

  private static Optional<Token> head(Expression e, List<Token> tokens) {
    return tokens.stream()
        .filter(t -> e.span().contains(t.span()) && !Stems.isStopWord(t.lower()))
        .findFirst();
  }

  private static List<Integer> meanings(Token t, List<Expression> expressions) {
    return expressions.stream()
        .filter(e -> e.span().contains(t.span()))
        .flatMap(e -> e.meanings().stream())
        .distinct()
        .toList();
  }

  /** Whether a word is in the reach of a negation before it. */
  boolean isDenied(Token t) {
    return sentence.reading().negations().stream()
        .anyMatch(
            n ->
                n.cue().start() < t.start()
                    && (n.stems().contains(t.stem()) || isSoonBehind(n.cue(), t)));
  }

  /** Whether the sentence names the thing, or a person, whose state a number is. */
  boolean speaksOf(int state) {
    return Lexicon.isOfPeople(state)
        ? !sentence.reading().people().isEmpty() || sentence.reading().hasWord(PRONOUNS)
        : things.contains(Lexicon.thing(state));
  }

  /** "No chance of parole": whether a word stands a few words behind another. */
  private boolean isSoonBehind(TextSpan cue, Token t) {
    long between =
        sentence.reading().tokens().stream()
            .filter(o -> o.start() >= cue.end() && o.end() <= t.start())
            .count();
    return between <= SOON;
  }

  List<Said> said() {
    return said;
  }

  /** Whether words only tell who speaks, see {@link SpeechFrames}. */
  boolean isFrame(TextSpan span) {
    return frames.stream().anyMatch(f -> f.contains(span));
  }

  /** Who speaks in the sentence, in lower case; empty when it speaks for itself. */
  Optional<String> speaker() {
    return speaker;
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

  /** The number of the clause that holds a span; 0 where none does. */
  int clauseOf(TextSpan span) {
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

  /** Whether another sentence has a word or an expression of this one, or what means the same. */
  boolean touches(SentenceWords other) {
    return !Collections.disjoint(stems, other.stems)
        || !Collections.disjoint(meanings, other.meanings);
  }

  List<Word> in(TextSpan span) {
    return words.stream().filter(w -> span.contains(w.token().span())).toList();
  }

  /** Stems of the proper names outside a span. */
  Set<String> names(TextSpan not) {
    Set<String> names = new HashSet<>();
    for (Word w : words) {
      if (w.name() && !w.frame() && !not.overlaps(w.token().span())) {
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

  /** The two content words behind a span. */
  List<Word> behind(TextSpan span) {
    return words.stream().filter(w -> w.token().start() >= span.end()).limit(2).toList();
  }

  /** What the clause that a value stands in begins with, up to its verb. */
  List<Word> subject(TextSpan value) {
    List<Word> own = subject(value, sentence.clauseSpan(value));
    return own.isEmpty() ? subject(value, sentence.reading().sentence().span()) : own;
  }

  private List<Word> subject(TextSpan value, TextSpan clause) {
    List<Word> subject = new ArrayList<>();
    for (Word w : words) {
      if (!w.frame() && clause.contains(w.token().span())) {
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
