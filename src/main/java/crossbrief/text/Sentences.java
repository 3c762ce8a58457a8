package crossbrief.text;

import crossbrief.domain.TextSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits a text into paragraphs (lines) and sentences. */
public final class Sentences {
  private static final Set<String> TITLES = new HashSet<>();
  private static final Set<String> PLAIN = new HashSet<>();
  private static final Set<String> EITHER = new HashSet<>();
  private static final int MAX_SENTENCE_CHARS = 1500;
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "he",
          "she",
          "it",
          "they",
          "we",
          "i",
          "in",
          "on",
          "at",
          "but",
          "and",
          "his",
          "her",
          "their",
          "this",
          "that",
          "these",
          "those",
          "after",
          "before",
          "when",
          "while",
          "as",
          "some",
          "many",
          "one",
          "two",
          "officials",
          "police",
          "there",
          "no",
          "however",
          "meanwhile",
          "more",
          "most",
          "its",
          "for",
          "if",
          "so",
          "both",
          "all");

  static {
    Set<String> section = PLAIN;
    for (String line : readWithSections()) {
      if (line.startsWith("# [")) {
        section = line.contains("titles") ? TITLES : line.contains("either") ? EITHER : PLAIN;
      } else if (!line.startsWith("#")) {
        section.add(line);
      }
    }
  }

  private Sentences() {}

  private static List<String> readWithSections() {
    try (java.io.InputStream in =
        Sentences.class.getResourceAsStream("/crossbrief/text/abbreviations.txt")) {
      if (in == null) {
        throw new IllegalStateException("word list is missing from the jar: abbreviations.txt");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The paragraphs of a text: its lines that are not blank, stripped. */
  public static List<TextSpan> paragraphs(String text) {
    List<TextSpan> paragraphs = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      addStripped(text, from, end, paragraphs);
      from = end + 1;
    }
    return paragraphs;
  }

  /** The sentences of a text in order; a paragraph always ends its sentence. */
  public static List<Sentence> split(String text) {
    List<Sentence> sentences = new ArrayList<>();
    List<TextSpan> paragraphs = paragraphs(text);
    for (int p = 0; p < paragraphs.size(); p++) {
      List<TextSpan> spans = new ArrayList<>();
      int from = paragraphs.get(p).start();
      int to = paragraphs.get(p).end();
      for (int i = from; i < to; i++) {
        int end =
            i - from >= MAX_SENTENCE_CHARS ? cut(text, from, i) : sentenceEnd(text, from, i, to);
        if (end > 0) {
          addStripped(text, from, end, spans);
          from = end;
          i = end - 1;
        }
      }
      addStripped(text, from, to, spans);
      for (TextSpan span : spans) {
        sentences.add(
            new Sentence(sentences.size(), p, span, text.substring(span.start(), span.end())));
      }
    }
    return sentences;
  }

  /** Where a text that never ends its sentence is cut: behind a space, if there is one. */
  private static int cut(String text, int from, int at) {
    for (int i = at; i > from + MAX_SENTENCE_CHARS / 2; i--) {
      if (Tokens.isSpace(text.charAt(i))) {
        return i + 1;
      }
    }
    return at;
  }

  /** The end of the sentence whose closing mark stands at {@code i}, or 0 when none ends there. */
  private static int sentenceEnd(String text, int from, int i, int to) {
    char c = text.charAt(i);
    if (c != '.' && c != '!' && c != '?' && c != '\u2026') {
      return 0;
    }
    int end = i + 1;
    while (end < to && "!?.\u2026".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    while (end < to && isCloser(text.charAt(end))) {
      end++;
    }
    int next = end;
    while (next < to && Tokens.isSpace(text.charAt(next))) {
      next++;
    }
    if (next >= to) {
      return to;
    }
    if (next == end || !opensSentence(text, next, to)) {
      return 0;
    }
    boolean plainStop = c == '.' && end == i + 1;
    return plainStop && isAbbreviation(text, from, i, next, to) ? 0 : end;
  }

  private static boolean isCloser(char c) {
    return c == '"' || c == '\u201d' || c == '\u2019' || c == '\'' || c == ')' || c == ']';
  }

  private static boolean opensSentence(String text, int i, int to) {
    int at = i;
    while (at < to && "\"\u201c\u2018'([\u2013\u2014- ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < to
        && (Character.isUpperCase(text.charAt(at))
            || Character.isDigit(text.charAt(at))
            || isCaseless(text.charAt(at)));
  }

  private static boolean isCaseless(char c) {
    return Character.isLetter(c) && !Character.isLowerCase(c) && !Character.isUpperCase(c);
  }

  private static boolean isAbbreviation(String text, int from, int stop, int next, int to) {
    int start = stop;
    while (start > from
        && !Tokens.isSpace(text.charAt(start - 1))
        && "(\"\u201c\u2018'\u2014\u2013".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String word = text.substring(start, stop).toLowerCase(Locale.ROOT);
    boolean initial =
        word.length() == 1
            && Character.isLetter(word.charAt(0))
            && Character.isUpperCase(text.charAt(start));
    if (initial) {
      return !word.equals("i") || !startsNewSentence(text, next, to);
    }
    if (TITLES.contains(word)) {
      return true;
    }
    if (word.equals("no") || word.equals("nos")) {
      return Character.isDigit(text.charAt(next));
    }
    if (PLAIN.contains(word)) {
      return Character.isUpperCase(text.charAt(start)) || !startsNewSentence(text, next, to);
    }
    boolean either = EITHER.contains(word) || word.matches("(?:[a-z]\\.)+[a-z]");
    return either && !startsNewSentence(text, next, to);
  }

  private static boolean startsNewSentence(String text, int next, int to) {
    int at = next;
    while (at < to && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    int end = at;
    while (end < to && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return STARTERS.contains(text.substring(at, end).toLowerCase(Locale.ROOT));
  }

  private static void addStripped(String text, int from, int to, List<TextSpan> spans) {
    int start = from;
    int end = to;
    while (start < end && Tokens.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Tokens.isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      spans.add(new TextSpan(start, end));
    }
  }

  /** A span widened to the sentences that it stands in. */
  public static TextSpan around(List<Sentence> sentences, TextSpan span) {
    TextSpan around = span;
    for (Sentence s : sentences) {
      around = s.span().overlaps(span) ? around.hull(s.span()) : around;
    }
    return around;
  }
}
