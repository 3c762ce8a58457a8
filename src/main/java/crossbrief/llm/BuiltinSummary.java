package crossbrief.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossbrief.domain.Article;
import crossbrief.domain.ClaimType;
import crossbrief.domain.TextSpan;
import crossbrief.text.Clauses;
import crossbrief.text.KeySentences;
import crossbrief.text.Quantity;
import crossbrief.text.Reading;
import crossbrief.text.SentenceReading;
import java.util.List;

/**
 * Writes the built-in engine's summary of an article as a reply: headline, gist, key points, and a
 * claim for each clause.
 */
final class BuiltinSummary {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GIST_SENTENCES = 4;
  private static final int KEY_POINTS = 7;
  private static final int MAX_HEADLINE_CHARS = 150;
  private static final int MAX_SUBJECT_CHARS = 60;

  private final Article article;
  private final Reading reading;
  private final ObjectNode reply = JSON.createObjectNode();

  private BuiltinSummary(Article article) {
    this.article = article;
    this.reading = Reading.of(article.text(), article.published());
  }

  /** The reply for an article, in the schema of a summary. */
  static String of(Article article) {
    return new BuiltinSummary(article).json();
  }

  private String json() {
    reply.put("headline", headline());
    statements("gist", KeySentences.of(reading, GIST_SENTENCES));
    statements("keyPoints", KeySentences.of(reading, KEY_POINTS));
    ArrayNode claims = reply.putArray("claims");
    for (SentenceReading s : reading.sentences()) {
      Clauses.of(s).forEach(clause -> claim(s, clause, claims));
    }
    try {
      return JSON.writeValueAsString(reply);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String headline() {
    String title = article.title();
    if (title != null && !title.isBlank()) {
      return title.strip();
    }
    SentenceReading first = reading.sentences().get(0);
    String sentence = first.sentence().text();
    if (sentence.length() <= MAX_HEADLINE_CHARS) {
      return sentence.replaceAll("\\.$", "");
    }
    List<TextSpan> clauses = Clauses.of(first);
    String clause = article.text().substring(first.sentence().start(), clauses.get(0).end());
    String short_ =
        clause.length() >= 40 && clause.length() <= MAX_HEADLINE_CHARS ? clause : sentence;
    if (short_.length() <= MAX_HEADLINE_CHARS) {
      return short_.replaceAll("[.,;:]$", "");
    }
    int cut = short_.lastIndexOf(' ', MAX_HEADLINE_CHARS);
    return short_.substring(0, cut < 40 ? MAX_HEADLINE_CHARS : cut).replaceAll("[.,;:]$", "")
        + "\u2026";
  }

  private void statements(String field, List<SentenceReading> sentences) {
    ArrayNode array = reply.putArray(field);
    for (SentenceReading s : sentences) {
      array.addObject().put("quote", s.sentence().text()).put("text", s.sentence().text());
    }
  }

  private void claim(SentenceReading s, TextSpan clause, ArrayNode claims) {
    if (s.stemsIn(clause).isEmpty()) {
      return;
    }
    ObjectNode claim = claims.addObject();
    claim.put("quote", article.text().substring(clause.start(), clause.end()));
    claim.put("subject", subject(s, clause));
    for (Quantity q : s.quantities()) {
      if (clause.contains(q.span())) {
        String predicate = q.predicate();
        boolean toll =
            q.countsPeople()
                && predicate != null
                && List.of("KILLED", "INJURED", "MISSING").contains(predicate);
        claim.put(
            "type",
            (toll
                    ? ClaimType.CASUALTY
                    : q.kind() == Quantity.Kind.DURATION ? ClaimType.DURATION : ClaimType.NUMBER)
                .name());
        claim.put("value", q.value());
        return;
      }
    }
    for (var t : s.times()) {
      if (clause.contains(t.span())) {
        claim.put("type", ClaimType.DATE_TIME.name()).put("value", t.value());
        return;
      }
    }
    for (var q : s.quotations()) {
      if (clause.overlaps(q.inner())) {
        claim
            .put("type", ClaimType.ATTRIBUTION.name())
            .put("value", q.speaker() == null ? "" : q.speaker());
        return;
      }
    }
    for (var p : s.people()) {
      if (clause.contains(p.roleSpan()) && p.hasRole()) {
        claim.put("type", ClaimType.ROLE.name()).put("value", p.role());
        return;
      }
    }
    claim.put("type", ClaimType.STATEMENT.name()).put("value", "");
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
