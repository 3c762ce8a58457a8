package crossbrief.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import crossbrief.domain.Article;
import crossbrief.domain.ClaimType;
import crossbrief.domain.TextSpan;
import crossbrief.text.Clauses;
import crossbrief.text.KeySentences;
import crossbrief.text.ModelOrders;
import crossbrief.text.Quantity;
import crossbrief.text.Reading;
import crossbrief.text.SentenceReading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes the built-in engine's summary of an article as a reply: headline, gist, key points, and a
 * claim for each clause.
 */
final class BuiltinSummary {
  private static final int GIST_SENTENCES = 4;
  private static final int KEY_POINTS = 7;
  private static final int MAX_HEADLINE_CHARS = 150;
  private static final int MAX_SUBJECT_CHARS = 60;

  private final Article article;
  private final Reading reading;

  private BuiltinSummary(Article article, Reading reading) {
    this.article = article;
    this.reading = reading;
  }

  /** The reply for an article, in the schema of a summary. */
  static String of(Article article, Reading reading) {
    return new BuiltinSummary(article, reading).json();
  }

  private String json() {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("headline", headline());
      List<SentenceReading> ranked = KeySentences.ranked(reading, KEY_POINTS);
      statements("gist", KeySentences.inOrder(ranked, GIST_SENTENCES), json);
      statements("keyPoints", KeySentences.inOrder(ranked, KEY_POINTS), json);
      json.writeArrayFieldStart("claims");
      for (SentenceReading s : reading.sentences()) {
        for (TextSpan clause : Clauses.of(s)) {
          claim(s, clause, json);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private String headline() {
    String title = article.title();
    if (title != null && !title.isBlank() && ModelOrders.spans(title).isEmpty()) {
      return title.strip();
    }
    if (reading.sentences().isEmpty()) {
      return article.source();
    }
    SentenceReading first = reading.sentences().get(0);
    String sentence = first.sentence().text();
    if (sentence.length() <= MAX_HEADLINE_CHARS) {
      return sentence.replaceAll("\\.$", "");
    }
    List<TextSpan> clauses = Clauses.of(first);
    String clause =
        clauses.isEmpty()
            ? ""
            : article.text().substring(first.sentence().start(), clauses.get(0).end());
    String short_ =
        clause.length() >= 40 && clause.length() <= MAX_HEADLINE_CHARS ? clause : sentence;
    if (short_.length() <= MAX_HEADLINE_CHARS) {
      return short_.replaceAll("[.,;:]$", "");
    }
    int cut = short_.lastIndexOf(' ', MAX_HEADLINE_CHARS);
    return short_.substring(0, cut < 40 ? MAX_HEADLINE_CHARS : cut).replaceAll("[.,;:]$", "")
        + "\u2026";
  }

  private static void statements(String field, List<SentenceReading> sentences, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (SentenceReading s : sentences) {
      json.writeStartObject();
      json.writeStringField("quote", s.sentence().text());
      json.writeStringField("text", s.sentence().text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void claim(SentenceReading s, TextSpan clause, JsonGenerator json) throws IOException {
    if (s.stemsIn(clause).isEmpty()) {
      return;
    }
    TypedValue typed = typed(s, clause);
    json.writeStartObject();
    json.writeStringField("quote", article.text().substring(clause.start(), clause.end()));
    json.writeStringField("type", typed.type().name());
    json.writeStringField("subject", subject(s, clause));
    json.writeStringField("value", typed.value());
    json.writeEndObject();
  }

  private record TypedValue(ClaimType type, String value) {}

  /** The first number, day, quotation or role of a clause. */
  private static TypedValue typed(SentenceReading s, TextSpan clause) {
    for (Quantity q : s.quantities()) {
      if (clause.contains(q.span())) {
        return new TypedValue(type(q), q.value());
      }
    }
    for (var t : s.times()) {
      if (clause.contains(t.span())) {
        return new TypedValue(ClaimType.DATE_TIME, t.value());
      }
    }
    for (var q : s.quotations()) {
      String speaker = q.speaker();
      if (clause.overlaps(q.inner())) {
        return new TypedValue(ClaimType.ATTRIBUTION, speaker == null ? "" : speaker);
      }
    }
    for (var p : s.people()) {
      if (clause.contains(p.roleSpan()) && p.hasRole()) {
        return new TypedValue(ClaimType.ROLE, p.role());
      }
    }
    return new TypedValue(ClaimType.STATEMENT, "");
  }

  private static ClaimType type(Quantity q) {
    String predicate = q.predicate();
    boolean toll =
        q.countsPeople()
            && predicate != null
            && List.of("KILLED", "INJURED", "MISSING").contains(predicate);
    return toll
        ? ClaimType.CASUALTY
        : q.kind() == Quantity.Kind.DURATION ? ClaimType.DURATION : ClaimType.NUMBER;
  }

  private String subject(SentenceReading s, TextSpan clause) {
    for (var p : s.people()) {
      if (clause.contains(p.span())) {
        return p.name();
      }
    }
    for (var p : s.places()) {
      if (clause.contains(p.span())) {
        return p.name();
      }
    }
    String text = article.text().substring(clause.start(), clause.end());
    int cut =
        text.length() <= MAX_SUBJECT_CHARS
            ? text.length()
            : Math.max(text.lastIndexOf(' ', MAX_SUBJECT_CHARS), 1);
    return text.substring(0, cut);
  }
}
