package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds quotations paragraph by paragraph, before sentences, and who speaks them. A paragraph that
 * opens a quotation and does not close it goes on in the next paragraph that opens with a mark. The
 * speaker stays open when no verb of speech tells him.
 */
final class Quotations {
  private static final int MAX_QUOTATION_CHARS = 2000;
  private static final int REACH = 24;

  private final String text;
  private final List<Sentence> sentences;
  private final List<List<Token>> tokens;
  private final List<List<PersonMention>> people;

  private Quotations(
      String text,
      List<Sentence> sentences,
      List<List<Token>> tokens,
      List<List<PersonMention>> people) {
    this.text = text;
    this.sentences = sentences;
    this.tokens = tokens;
    this.people = people;
  }

  static List<Quotation> of(
      String text,
      List<Sentence> sentences,
      List<List<Token>> tokens,
      List<List<PersonMention>> people) {
    Quotations reader = new Quotations(text, sentences, tokens, people);
    List<Quotation> found = new ArrayList<>();
    for (TextSpan span : spans(text)) {
      found.add(reader.attributed(span));
    }
    return found;
  }

  /** The quotations of a text with their marks, in order. */
  static List<TextSpan> spans(String text) {
    List<TextSpan> spans = new ArrayList<>();
    for (TextSpan paragraph : Sentences.paragraphs(text)) {
      int open = -1;
      for (int i = paragraph.start(); i < paragraph.end(); i++) {
        char c = text.charAt(i);
        boolean straight = c == '"';
        if (c == '\u201c' || (straight && open < 0 && opens(text, i, paragraph))) {
          open = i;
        } else if ((c == '\u201d' || straight) && open >= 0) {
          addSpan(open, i + 1, spans);
          open = -1;
        }
      }
      if (open >= 0 && text.charAt(open) == '\u201c') {
        addSpan(open, paragraph.end(), spans);
      }
    }
    return spans;
  }

  private static boolean opens(String text, int i, TextSpan paragraph) {
    return i == paragraph.start()
        || Tokens.isSpace(text.charAt(i - 1))
        || "([\u2014\u2013-".indexOf(text.charAt(i - 1)) >= 0;
  }

  private static void addSpan(int start, int end, List<TextSpan> spans) {
    if (end - start > 3 && end - start < MAX_QUOTATION_CHARS) {
      spans.add(new TextSpan(start, end));
    }
  }

  private Quotation attributed(TextSpan span) {
    int closed = "\"\u201d".indexOf(text.charAt(span.end() - 1)) >= 0 ? span.end() - 1 : span.end();
    TextSpan inner = new TextSpan(span.start() + 1, Math.max(closed, span.start() + 2));
    String words = Folding.key(text.substring(inner.start(), inner.end()));
    Speaker speaker = speaker(span);
    return new Quotation(
        span,
        inner,
        words,
        speaker == null ? null : speaker.name(),
        speaker != null && speaker.adjacent());
  }

  private record Speaker(String name, boolean adjacent) {}

  private @Nullable Speaker speaker(TextSpan span) {
    int first = sentenceAt(span.start());
    int last = sentenceAt(span.end() - 1);
    Speaker after = after(last, span.end());
    if (after == null) {
      after = described(last, span.end());
    }
    if (after == null) {
      after = introduced(first, span.start());
    }
    return after == null ? before(first, span.start()) : after;
  }

  private @Nullable Speaker after(int s, int from) {
    List<Token> words = tokens.get(s);
    int start = indexFrom(words, from);
    for (int i = start; i < words.size() && i < start + 7; i++) {
      Token t = words.get(i);
      if (Words.oneOf(t.text(), "\u201c|\"") || (i > start && t.is(",") && i > start + 5)) {
        break;
      }
      if (SpeechVerbs.isReporting(t.lower())) {
        PersonMention subject = lastPersonBetween(s, from, t.start());
        if (subject != null) {
          return new Speaker(subject.name(), true);
        }
        if (hasWord(words, start, i, "he|she")) {
          return pronoun(s);
        }
        if (i == start + 1 && isName(words.get(start))) {
          return new Speaker(words.get(start).text(), true);
        }
        if (i > start && words.subList(start, i).stream().anyMatch(Token::isWord)) {
          return titled(words.subList(start, i));
        }
        PersonMention inverted = firstPersonBetween(s, t.end(), t.end() + 90);
        int at = inverted == null ? -1 : indexFrom(words, inverted.span().start());
        boolean plain = at - i <= 9 && !hasWord(words, i, at, "that|and|,|who");
        boolean near = inverted != null && (plain || isApposed(words, i, at));
        return near && inverted != null ? new Speaker(inverted.name(), true) : null;
      }
    }
    return null;
  }

  /**
   * A speaker with a description: "...", Ines Couto, a student in the second coach, told ...;
   * "...", were the words of the director, Rafael Quint.
   */
  private @Nullable Speaker described(int s, int from) {
    List<Token> words = tokens.get(s);
    int start = indexFrom(words, from);
    if (start < words.size() && words.get(start).is(",")) {
      start++;
    }
    boolean wordsOf =
        start + 3 < words.size()
            && Words.oneOf(words.get(start).lower(), "were|are")
            && words.get(start + 1).is("the")
            && words.get(start + 2).is("words")
            && words.get(start + 3).is("of");
    if (wordsOf) {
      PersonMention named = firstPersonBetween(s, words.get(start + 3).end(), from + 120);
      return named == null ? null : new Speaker(named.name(), true);
    }
    PersonMention first = firstPersonBetween(s, from, from + 60);
    if (first == null || hasWord(words, start, indexFrom(words, first.span().start()), "and")) {
      return null;
    }
    int behind = indexFrom(words, first.span().end());
    boolean alone =
        words.subList(start, indexFrom(words, first.span().start())).stream()
            .noneMatch(t -> SpeechVerbs.isReporting(t.lower()));
    if (!alone || behind >= words.size() || !words.get(behind).is(",")) {
      return null;
    }
    for (int i = behind + 1; i < words.size() && i < behind + REACH; i++) {
      if (SpeechVerbs.isReporting(words.get(i).lower()) && words.get(i - 1).is(",")) {
        return new Speaker(first.name(), true);
      }
    }
    return null;
  }

  /** The one person of the words before a colon: Colin Marsh, who runs it, rejects that: "...". */
  private @Nullable Speaker introduced(int s, int to) {
    List<Token> words = tokens.get(s);
    int before = indexFrom(words, to) - 1;
    if (before < 1 || !words.get(before).is(":")) {
      return null;
    }
    PersonMention only = firstPersonBetween(s, sentences.get(s).start(), to);
    boolean opens =
        only != null
            && indexFrom(words, only.roleSpan().start()) == 0
            && only.equals(lastPersonBetween(s, sentences.get(s).start(), to));
    return opens && only != null ? new Speaker(only.name(), true) : null;
  }

  /** "Mrs Justice Okafor told": a title and names, and nothing else. */
  private static @Nullable Speaker titled(List<Token> words) {
    List<Token> names =
        words.stream().filter(t -> !Words.oneOf(t.text(), ",|.|\u201d|\"")).toList();
    boolean titled =
        names.size() >= 2
            && names.size() <= 5
            && names.stream().allMatch(Token::isCapitalized)
            && Words.oneOf(
                names.get(0).lower(),
                "mr|mrs|ms|miss|dr|sir|dame|lord|lady|judge|justice|inspector|commander|captain|sergeant|colonel|major|general|professor|prof|superintendent|constable|bishop|father|sister");
    return titled ? new Speaker(names.get(names.size() - 1).text(), true) : null;
  }

  /** "said the fire chief, Naomi Achterberg": a description in small letters, one comma, a name. */
  private static boolean isApposed(List<Token> words, int verb, int name) {
    if (name - verb < 3 || name - verb > 9 || !words.get(name - 1).is(",")) {
      return false;
    }
    return Words.oneOf(words.get(verb + 1).lower(), "the|their|its|his|her|one|a|an")
        && words.subList(verb + 1, name - 1).stream()
            .allMatch(t -> t.isWord() && !Words.oneOf(t.lower(), "that|and|who"));
  }

  private @Nullable Speaker before(int s, int to) {
    List<Token> words = tokens.get(s);
    int end = indexFrom(words, to) - 1;
    for (int i = end; i >= 0 && i > end - REACH; i--) {
      Token t = words.get(i);
      if (!SpeechVerbs.isForm(t.lower())) {
        continue;
      }
      PersonMention subject = lastPersonBetween(s, sentences.get(s).start(), t.start());
      boolean close = end - i <= 3;
      if (t.is("to") || (subject == null && !hasWord(words, 0, i, "he|she"))) {
        return null;
      }
      int subjectAt = subject == null ? -1 : indexFrom(words, subject.span().start());
      int pronounAt = lastWord(words, i, "he|she");
      if (pronounAt > subjectAt) {
        Speaker resolved = pronounInside(s, pronounAt);
        return resolved;
      }
      boolean adjacent = subject != null && close && i - subjectAt <= 6;
      return subject == null ? null : new Speaker(subject.name(), adjacent);
    }
    return null;
  }

  /** A pronoun whose person stands earlier in the same sentence, else in the sentence before. */
  private @Nullable Speaker pronounInside(int s, int at) {
    Token pronoun = tokens.get(s).get(at);
    PersonMention first = firstPersonBetween(s, sentences.get(s).start(), pronoun.start());
    return first != null ? new Speaker(first.name(), false) : pronoun(s);
  }

  /** "he said": the subject of the sentences before, when there is one. */
  private @Nullable Speaker pronoun(int s) {
    for (int k = s - 1; k >= 0 && k >= s - 2; k--) {
      List<PersonMention> named = people.get(k);
      if (!named.isEmpty()) {
        return new Speaker(
            named.get(0).name(), named.stream().map(PersonMention::name).distinct().count() == 1);
      }
    }
    return null;
  }

  private int sentenceAt(int offset) {
    for (int s = 0; s < sentences.size(); s++) {
      if (offset < sentences.get(s).end()) {
        return s;
      }
    }
    return sentences.size() - 1;
  }

  private static int indexFrom(List<Token> words, int offset) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).start() >= offset) {
        return i;
      }
    }
    return words.size();
  }

  private @Nullable PersonMention lastPersonBetween(int s, int from, int to) {
    PersonMention last = null;
    for (PersonMention p : people.get(s)) {
      if (p.span().start() >= from && p.span().end() <= to && canSpeak(s, p)) {
        last = p;
      }
    }
    return last;
  }

  private @Nullable PersonMention firstPersonBetween(int s, int from, int to) {
    for (PersonMention p : people.get(s)) {
      if (p.span().start() >= from && p.span().start() <= to && canSpeak(s, p)) {
        return p;
      }
    }
    return null;
  }

  /**
   * A name that owns something or stands behind a preposition is not the subject of a verb of
   * speech.
   */
  private boolean canSpeak(int s, PersonMention person) {
    List<Token> words = tokens.get(s);
    int next = indexFrom(words, person.span().end());
    int before = indexFrom(words, person.roleSpan().start()) - 1;
    boolean owns = next < words.size() && words.get(next).is("'s");
    boolean object =
        before >= 0
            && Words.oneOf(
                words.get(before).lower(),
                "for|with|of|to|against|from|about|between|alongside|supported|backed|met|meeting|told|joined|including");
    return !owns && !object;
  }

  private static boolean hasWord(List<Token> words, int from, int to, String pattern) {
    return words
        .subList(Math.min(from, words.size()), Math.min(Math.max(to, from), words.size()))
        .stream()
        .anyMatch(t -> Words.oneOf(t.lower(), pattern));
  }

  private static int lastWord(List<Token> words, int before, String pattern) {
    for (int i = before - 1; i >= 0; i--) {
      if (Words.oneOf(words.get(i).lower(), pattern)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * A capitalized word that may be a surname which no full name explains: "...", Whitcombe said.
   */
  private static boolean isName(Token t) {
    return t.isWord()
        && t.isCapitalized()
        && t.text().length() > 3
        && !Stems.isStopWord(t.lower())
        && !CalendarWords.isOne(t.lower())
        && !Places.isDemonym(t.text());
  }
}
