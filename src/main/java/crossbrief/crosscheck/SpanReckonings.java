package crossbrief.crosscheck;

import crossbrief.crosscheck.Reckoning.Cue;
import crossbrief.crosscheck.Reckoning.Sort;
import crossbrief.domain.TextSpan;
import crossbrief.text.Quantity;
import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the years since a year that a sentence, or one near it, may state. */
final class SpanReckonings {
  private static final double SECONDS_PER_YEAR = 365.2425 * 86_400;

  /** A year begun counts as one. */
  private static final double ONE_YEAR = 1.01;

  private static final Pattern STARTED =
      Pattern.compile(
          "\\b(?:founded|opened|established|built|hired|joined|took (?:over|command|office|charge|up)|married|launched|began|started|came to|moved|elected|appointed|introduced|created|set up|inaugurated|entered|went into|completed|signed|discovered|first|became|invented|arrived|bought|acquired|born)\\b");
  private static final Pattern OFFICE =
      Pattern.compile(
          "\\b(?:has|had) (?:led|headed|run|served|been|worked|taught|coached|played|lived|commanded|chaired|governed|ruled|managed|owned|belonged|existed|operated|stood)\\b|\\byears of\\b|\\bin (?:its|his|her|their)\\b");
  private static final Pattern PRISON =
      Pattern.compile(
          "\\b(?:prison|jail|jailed|sentenc\\p{L}*|term|ban|banned|contract|lease|warranty|next|within|for the (?:first|next)|old|aged|until|will|plans?|planned|expected|over the)\\b");
  private static final Pattern ANNIVERSARY =
      Pattern.compile("\\b(\\d{1,3})(?:st|nd|rd|th) (?:birthday|anniversary|year)\\b");

  private SpanReckonings() {}

  /** Adds what a sentence may state of the years that it and its neighbors name. */
  static void add(List<Located> article, int at, LocalDate day, List<Reckoning> all) {
    Located s = article.get(at);
    List<NumberItem> stretches = stretches(s);
    if (stretches.isEmpty() || stretches.size() > 2) {
      return;
    }
    for (int i = Math.max(0, at - 2); i < Math.min(article.size(), at + 3); i++) {
      Located other = article.get(i);
      List<TimeMention> years = Years.in(other);
      for (TimeMention y : years) {
        for (NumberItem d : stretches) {
          span(s, d, other, y, years.size(), day, all);
        }
      }
    }
  }

  /** The durations in years and the anniversaries of a sentence. */
  private static List<NumberItem> stretches(Located s) {
    List<NumberItem> found = new ArrayList<>();
    for (Quantity q : s.reading().quantities()) {
      if (q.kind() == Quantity.Kind.DURATION
          && q.writtenUnit().matches("(?i)years?")
          && q.lo().compareTo(q.hi()) == 0) {
        found.add(
            new NumberItem(
                s,
                q.span(),
                q.lo().doubleValue() / SECONDS_PER_YEAR,
                "years",
                q.approx() == Quantity.Approx.EXACT));
      }
    }
    Matcher m = ANNIVERSARY.matcher(s.reading().sentence().text());
    int start = s.reading().sentence().start();
    while (m.find()) {
      found.add(
          new NumberItem(
              s,
              new TextSpan(start + m.start(), start + m.end()),
              Double.parseDouble(m.group(1)),
              "anniversary",
              true));
    }
    return found;
  }

  private static void span(
      Located s,
      NumberItem d,
      Located other,
      TimeMention y,
      int years,
      LocalDate day,
      List<Reckoning> all) {
    double computed = day.getYear() - Years.of(y);
    if (computed < 2
        || d.value() < 2
        || !Reckonings.isNear(computed, d.value(), 4)
        || y.span().overlaps(d.span())) {
      return;
    }
    double slack = ONE_YEAR + (d.exact() ? 0 : 0.1 * d.value());
    boolean holds = Math.abs(computed - d.value()) <= slack;
    Set<Cue> cues = Cue.none();
    cues.add(Cue.BIAS);
    String words = NumberItem.text(s, s.reading().sentence().start(), s.reading().sentence().end());
    String ofYear =
        NumberItem.text(
            other, other.reading().sentence().start(), other.reading().sentence().end());
    String before =
        NumberItem.text(s, Math.max(s.reading().sentence().start(), d.start() - 25), d.start());
    String behind =
        NumberItem.text(
            s, d.span().end(), Math.min(s.reading().sentence().end(), d.span().end() + 25));
    String beforeYear =
        NumberItem.text(
            other,
            Math.max(other.reading().sentence().start(), y.span().start() - 40),
            y.span().start());
    ReckoningCues.set(cues, Cue.STARTED, STARTED.matcher(beforeYear).find());
    ReckoningCues.set(cues, Cue.SINCE, beforeYear.matches("(?s).*\\bsince (?:\\p{L}+ )?$"));
    ReckoningCues.set(
        cues,
        Cue.LASTED,
        before.matches(
            "(?s).*\\b(?:for|after|in (?:its|his|her|their)|over|of|than|these|those)(?: \\p{L}+)? ?$"));
    ReckoningCues.set(cues, Cue.AGO, behind.matches("(?s)^ ago.*"));
    ReckoningCues.set(cues, Cue.ANNIVERSARY, d.unit().equals("anniversary"));
    ReckoningCues.set(cues, Cue.IN_OFFICE, OFFICE.matcher(words).find());
    ReckoningCues.set(cues, Cue.PRISON, PRISON.matcher(words).find());
    ReckoningCues.set(
        cues,
        Cue.OLD,
        (behind + before).matches("(?s).*\\b(?:old|aged|age)\\b.*") || behind.startsWith("-old"));
    ReckoningCues.set(cues, Cue.BORN, beforeYear.matches("(?s).*\\bborn\\b.*"));
    ReckoningCues.set(cues, Cue.TWO_SENTENCES, !s.equals(other));
    ReckoningCues.set(cues, Cue.RESULT_LAST, d.start() > y.span().start());
    ReckoningCues.set(cues, Cue.ONLY_YEAR, years == 1);
    ReckoningCues.set(
        cues, Cue.PRONOUN, words.matches("(?s)(?:he|she|it|they|the|his|her|its)\\b.*"));
    ReckoningCues.set(cues, Cue.ROUGHLY, !d.exact());
    ReckoningCues.set(cues, Cue.EARLIER, ReckoningCues.EARLIER.matcher(ofYear).find());
    ReckoningCues.set(
        cues,
        Cue.UNUSED_ONE,
        ofYear.matches("(?s).*\\b(?:until|to|ended|closed|died|left|retired)\\b.*"));
    ReckoningCues.set(cues, Cue.NEXT_TO_EACH_OTHER, Math.abs(s.number() - other.number()) == 1);
    ReckoningCues.set(
        cues,
        Cue.NAME_SHARED,
        s.reading().people().stream()
            .anyMatch(
                p ->
                    other.reading().people().stream()
                        .anyMatch(q -> Subjects.samePerson(p.name(), q.name()))));
    all.add(
        new Reckoning(
            Sort.SPAN,
            other,
            s,
            List.of(y.span()),
            d.span(),
            Years.of(y) + " to " + day.getYear(),
            computed,
            d.value(),
            holds,
            cues));
  }
}
