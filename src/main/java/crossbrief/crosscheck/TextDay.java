package crossbrief.crosscheck;

import crossbrief.text.TimeMention;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The day that an article gives for its own news, with the words that give it.
 *
 * @param sentence where the words stand
 */
record TextDay(LocalDate day, TimeMention mention, Located sentence) {
  /**
   * The first full date of publication in the text, else its latest full date within a year of the
   * article's day.
   */
  static Optional<TextDay> of(Comparison story, int articleIndex) {
    Optional<LocalDate> reference = story.articles().get(articleIndex).reading().reference();
    TextDay latest = null;
    for (Located s : story.sentencesOf(articleIndex)) {
      for (TimeMention t : s.reading().times()) {
        LocalDate day = t.lo();
        boolean full =
            day != null
                && t.isDay()
                && t.anchor() == TimeMention.Anchor.CALENDAR
                && !t.yearInferred();
        if (!full || day == null) {
          continue;
        }
        if (t.role() == TimeMention.Role.PUBLICATION && reference.filter(day::equals).isPresent()) {
          return Optional.of(new TextDay(day, t, s));
        }
        boolean near =
            reference.isPresent()
                && Math.abs(java.time.temporal.ChronoUnit.DAYS.between(day, reference.get())) <= 31;
        if (near && (latest == null || day.isAfter(latest.day()))) {
          latest = new TextDay(day, t, s);
        }
      }
    }
    return Optional.ofNullable(latest);
  }
}
