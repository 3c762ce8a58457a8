package crossbrief.render;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ClaimType;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.DatedPassage;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.StoryBrief;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who dates what when: a row of marks for each source, and a table of the same days in words. Days
 * far away from those that the story is about stand in the table alone.
 */
final class Timeline {
  private static final int MAX_ROWS = 12;
  private static final int MAX_DAYS = 24;
  private static final double WIDTH = 658;
  private static final double LEFT = 124;
  private static final double RIGHT = 646;
  private static final double ROW = 34;
  private static final double TOP = 8;
  private static final double LABEL = 10.5;
  private static final int NEIGHBOR_PIXELS = 12;
  private static final int MIN_MARGIN_DAYS = 45;
  private static final int CONTEXT_CHARS = 70;
  private static final int NAME_CHARS = 18;

  private final ModelContext context;
  private final StoryBrief story;
  private final Map<Days, Named> days = new TreeMap<>();

  private record Days(LocalDate from, LocalDate to) implements Comparable<Days> {
    @Override
    public int compareTo(Days other) {
      return from.equals(other.from) ? to.compareTo(other.to) : from.compareTo(other.from);
    }
  }

  /** What is known of a day: who names it, and which findings dispute it. */
  private static final class Named {
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<ArticleId> sources = new LinkedHashSet<>();
    private final Map<ArticleId, Set<String>> disputes = new LinkedHashMap<>();
  }

  Timeline(ModelContext context, StoryBrief story) {
    this.context = context;
    this.story = story;
    for (DatedPassage p : story.timeline()) {
      Named named = days.computeIfAbsent(new Days(p.from(), p.to()), d -> new Named());
      named.evidence.add(p.evidence());
      named.sources.add(p.evidence().article());
      for (Inconsistency i : story.inconsistencies()) {
        if (i.kind().isFinding() && disputes(i, p)) {
          named
              .disputes
              .computeIfAbsent(p.evidence().article(), a -> new LinkedHashSet<>())
              .add(i.id());
        }
      }
    }
  }

  private static boolean disputes(Inconsistency i, DatedPassage p) {
    return (i.type() == ClaimType.DATE_TIME
            || i.type() == ClaimType.DURATION
            || i.type() == ClaimType.ANACHRONISM)
        && i.evidence().stream()
            .anyMatch(
                e ->
                    e.article().equals(p.evidence().article())
                        && e.span().overlaps(p.evidence().span()));
  }

  /** The timeline for a template; empty when no source names a day. */
  Optional<Map<String, Object>> model() {
    if (days.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> m = new LinkedHashMap<>();
    Optional<Map<String, Object>> picture = picture();
    picture.ifPresent(p -> m.put("picture", p));
    List<Map<String, Object>> rows = new ArrayList<>();
    shown().forEach(d -> rows.add(row(d)));
    m.put("days", rows);
    m.put(
        "more",
        days.size() > rows.size()
            ? context.labels.counted("timeline.more", days.size() - rows.size())
            : "");
    return Optional.of(m);
  }

  /** The days of the table: all, or those that are disputed or named most, in order. */
  private List<Days> shown() {
    if (days.size() <= MAX_DAYS) {
      return List.copyOf(days.keySet());
    }
    Set<Days> kept = new TreeSet<>();
    days.entrySet().stream()
        .sorted(
            java.util.Comparator.<Map.Entry<Days, Named>>comparingInt(
                    e -> -(e.getValue().disputes.size() * 100 + e.getValue().sources.size()))
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_DAYS)
        .forEach(e -> kept.add(e.getKey()));
    return List.copyOf(kept);
  }

  private Map<String, Object> row(Days d) {
    Named named = named(d);
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("day", context.labels.days(d.from(), d.to()));
    Evidence first = named.evidence.get(0);
    m.put("quote", context.quote(story, first, List.of(first.span()), CONTEXT_CHARS));
    m.put("cites", context.cites(story, named.evidence));
    Set<String> refs = new LinkedHashSet<>();
    named.disputes.values().forEach(refs::addAll);
    m.put(
        "refs",
        refs.stream().map(id -> Map.of("id", id, "anchor", story.id() + "-" + id)).toList());
    return m;
  }

  private Named named(Days d) {
    return java.util.Objects.requireNonNull(days.get(d));
  }

  private Optional<Map<String, Object>> picture() {
    List<ArticleId> rows = rows();
    Set<LocalDate> core = core(rows);
    LocalDate first = core.stream().min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    LocalDate last = core.stream().max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
    if (rows.isEmpty() || first.equals(last)) {
      return Optional.empty();
    }
    long span = ChronoUnit.DAYS.between(first, last);
    long margin = Math.max(MIN_MARGIN_DAYS, span);
    TreeSet<LocalDate> inside = new TreeSet<>(core);
    for (Days d : days.keySet()) {
      if (!d.from().isBefore(first.minusDays(margin)) && !d.to().isAfter(last.plusDays(margin))) {
        inside.add(d.from());
        inside.add(d.to());
      }
    }
    Axis axis = new Axis(inside.first(), inside.last(), LEFT + 14, RIGHT - 14);
    Picture picture = new Picture();
    double bottom = TOP + rows.size() * ROW + 4;
    for (LocalDate tick : axis.ticks()) {
      double x = axis.x(tick);
      picture.line(x, TOP, x, bottom, "grid", 0.8, "");
      String text = axis.label(tick, context.labels);
      boolean end = x + Picture.widthOf(text, LABEL) / 2 > WIDTH;
      picture.text(
          end ? WIDTH : x, bottom + 14, text, LABEL, "muted", "normal", end ? "end" : "middle");
    }
    picture.line(LEFT, bottom, RIGHT, bottom, "ink", 1.2, "");
    StringBuilder alt = new StringBuilder(context.labels.text("timeline.alt"));
    double y = TOP + ROW * 0.72;
    for (ArticleId id : rows) {
      row(picture, axis, id, y, alt);
      y += ROW;
    }
    return Optional.of(picture.model(WIDTH, bottom + 20, alt.toString()));
  }

  /** The sources that name a day or have one of their own, those in a dispute first. */
  private List<ArticleId> rows() {
    return story.articles().stream()
        .filter(
            id ->
                context.article(id).published() != null
                    || days.values().stream().anyMatch(n -> n.sources.contains(id)))
        .sorted(
            java.util.Comparator.comparing(
                id -> days.values().stream().noneMatch(n -> n.disputes.containsKey(id))))
        .limit(MAX_ROWS)
        .sorted(java.util.Comparator.comparingInt(story.articles()::indexOf))
        .toList();
  }

  /**
   * The days that the story is about: disputed ones, those of two sources, those of publication.
   */
  private Set<LocalDate> core(List<ArticleId> rows) {
    Set<LocalDate> core = new TreeSet<>();
    days.forEach(
        (d, n) -> {
          if (!n.disputes.isEmpty() || n.sources.size() > 1) {
            core.add(d.from());
            core.add(d.to());
          }
        });
    for (ArticleId id : rows) {
      LocalDate published = context.article(id).published();
      if (published != null) {
        core.add(published);
      }
    }
    if (core.isEmpty()) {
      days.keySet().forEach(d -> core.add(d.from()));
    }
    return core;
  }

  private void row(Picture picture, Axis axis, ArticleId id, double y, StringBuilder alt) {
    int color = context.keys.color(id);
    String key = context.keys.key(id);
    Article article = context.article(id);
    picture.text(0, y + 4, key, 11, "k" + color, "bold", "start");
    String name = article.source();
    picture.text(
        8 + Picture.widthOf(key, 13),
        y + 4,
        name.length() > NAME_CHARS ? name.substring(0, NAME_CHARS - 1) + "\u2026" : name,
        LABEL,
        "muted",
        "normal",
        "start");
    picture.line(LEFT, y, RIGHT, y, "grid", 0.8, "");
    List<String> told = new ArrayList<>();
    LocalDate published = article.published();
    if (published != null && article.publishedFrom() != DateOrigin.TEXT && axis.holds(published)) {
      double x = axis.x(published);
      picture.line(x, y - 8, x, y + 8, "k" + color, 2.2, "");
      told.add(context.labels.text("timeline.published", context.labels.day(published)));
    }
    List<Days> own =
        days.keySet().stream()
            .filter(
                d -> named(d).sources.contains(id) && axis.holds(d.from()) && axis.holds(d.to()))
            .toList();
    double free = LEFT;
    for (int k = 0; k < own.size(); ) {
      int end = k;
      while (end + 1 < own.size()
          && axis.x(own.get(end + 1).from()) - axis.x(own.get(end).from()) < NEIGHBOR_PIXELS) {
        end++;
      }
      for (Days d : own.subList(k, end + 1)) {
        boolean disputed = named(d).disputes.containsKey(id);
        if (!d.from().equals(d.to())) {
          picture.line(axis.x(d.from()), y, axis.x(d.to()), y, "k" + color, 3, "");
        }
        picture.mark(color, axis.x(d.from()), y, disputed);
        String day = context.labels.days(d.from(), d.to());
        told.add(disputed ? context.labels.text("timeline.disputed", day) : day);
      }
      String text = context.labels.days(own.get(k).from(), own.get(end).to());
      double width = Picture.widthOf(text, LABEL);
      double at = Math.min(axis.x(own.get(k).from()) - 4, WIDTH - width);
      if (at >= free) {
        picture.rect(at - 1, y - 18, width + 2, 11, 0, "paper", "none");
        picture.text(at, y - 9, text, LABEL, "k" + color, "normal", "start");
        free = at + width + 8;
      }
      k = end + 1;
    }
    alt.append(' ').append(key).append(": ").append(String.join(", ", told)).append('.');
  }

  /** Days along a line. */
  private record Axis(LocalDate first, LocalDate last, double from, double to) {
    private static final int[] MONTH_STEPS = {1, 2, 3, 6};

    boolean holds(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    double x(LocalDate day) {
      double share =
          (double) ChronoUnit.DAYS.between(first, day)
              / Math.max(1, ChronoUnit.DAYS.between(first, last));
      return from + share * (to - from);
    }

    private long length() {
      return ChronoUnit.DAYS.between(first, last);
    }

    List<LocalDate> ticks() {
      List<LocalDate> ticks = new ArrayList<>();
      long length = length();
      if (length <= 70) {
        long step = Math.max(1, (length + 5) / 6);
        for (LocalDate d = first; !d.isAfter(last); d = d.plusDays(step)) {
          ticks.add(d);
        }
        return ticks;
      }
      if (length <= 1500) {
        int step = 12;
        for (int s : MONTH_STEPS) {
          if (length / (30.4 * s) <= 7) {
            step = s;
            break;
          }
        }
        LocalDate d = first.withDayOfMonth(1);
        while (d.isBefore(first) || (d.getMonthValue() - 1) % step != 0) {
          d = d.plusMonths(1);
        }
        for (; !d.isAfter(last); d = d.plusMonths(step)) {
          ticks.add(d);
        }
        return ticks;
      }
      int step = (int) Math.max(1, Math.ceil(length / 365.25 / 7));
      for (int y = first.getYear() + 1; y <= last.getYear(); y += step) {
        ticks.add(LocalDate.of(y, 1, 1));
      }
      return ticks;
    }

    String label(LocalDate tick, Labels labels) {
      long length = length();
      return length <= 70
          ? labels.day(tick)
          : length <= 1500 ? labels.month(tick) : String.valueOf(tick.getYear());
    }
  }
}
