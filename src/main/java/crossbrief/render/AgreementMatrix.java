package crossbrief.render;

import crossbrief.domain.Agreement;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.text.Sentences;
import crossbrief.text.SharedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who reports what: a row for each fact and a column for each source. A source that has no evidence
 * of a fact is silent on it.
 */
final class AgreementMatrix {
  private static final int COLUMNS = 10;
  private static final int WORDED_COLUMNS = 3;
  private static final int FACT_CHARS = 80;

  private enum State {
    REPORTS,
    DIFFERS,
    IN_PART,
    SILENT
  }

  private record Row(
      String text, String id, String kind, Map<ArticleId, State> states, List<Evidence> evidence) {}

  private static final int MAX_READ_SOURCES = 24;
  private static final int MIN_WORDS = 3;
  private static final double PARTLY = 0.5;

  private final Map<ArticleId, List<Set<String>>> sentences = new HashMap<>();
  private final ModelContext context;
  private final StoryBrief story;

  AgreementMatrix(ModelContext context, StoryBrief story) {
    this.context = context;
    this.story = story;
  }

  /** Tables of at most ten sources each; none for one source. */
  List<Map<String, Object>> model() {
    if (story.articles().size() < 2) {
      return List.of();
    }
    List<Row> rows = rows();
    List<Map<String, Object>> tables = new ArrayList<>();
    List<ArticleId> ids = story.articles();
    for (int from = 0; from < ids.size() && !rows.isEmpty(); from += COLUMNS) {
      List<ArticleId> columns = ids.subList(from, Math.min(from + COLUMNS, ids.size()));
      Map<String, Object> table = new LinkedHashMap<>();
      table.put(
          "title",
          ids.size() > COLUMNS
              ? context.labels.text(
                  "matrix.part",
                  context.keys.key(columns.get(0)),
                  context.keys.key(columns.get(columns.size() - 1)))
              : "");
      table.put("worded", columns.size() <= WORDED_COLUMNS);
      table.put("columns", columns.stream().map(context::tag).toList());
      List<Map<String, Object>> lines = new ArrayList<>();
      for (Row row : rows) {
        if (columns.stream().anyMatch(row.states()::containsKey)) {
          lines.add(line(row, columns));
        }
      }
      table.put("rows", lines);
      if (!lines.isEmpty()) {
        tables.add(table);
      }
    }
    return tables;
  }

  private Map<String, Object> line(Row row, List<ArticleId> columns) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("text", BriefModel.clean(row.text()));
    m.put("kind", row.kind());
    if (!row.id().isEmpty()) {
      m.put("ref", Map.of("id", row.id(), "anchor", story.id() + "-" + row.id()));
    }
    m.put(
        "cells",
        columns.stream()
            .map(
                id -> {
                  State state = row.states().getOrDefault(id, State.SILENT);
                  return Map.of(
                      "state",
                      state.name().toLowerCase(java.util.Locale.ROOT),
                      "text",
                      context.labels.constant(state),
                      "sign",
                      sign(state));
                })
            .toList());
    List<Evidence> cited =
        row.kind().equals("agreement")
            ? row.evidence().stream().filter(e -> columns.contains(e.article())).toList()
            : List.of();
    m.put("cites", context.cites(story, cited));
    return m;
  }

  private static String sign(State state) {
    return switch (state) {
      case REPORTS -> "\u2713";
      case DIFFERS -> "\u2260";
      case IN_PART -> "\u00b1";
      case SILENT -> "\u2013";
    };
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Inconsistency i : story.inconsistencies()) {
      Set<ArticleId> sources = Evidence.articles(i.evidence());
      if (sources.size() > 1) {
        State state = i.kind() == Kind.DIVERGENCE ? State.IN_PART : State.DIFFERS;
        rows.add(
            new Row(
                shortened(i.question()),
                i.id(),
                i.kind().isFinding() ? "finding" : "other",
                all(sources, state),
                i.evidence()));
      }
    }
    for (Agreement a : story.agreements()) {
      rows.add(
          new Row(
              a.statement(),
              "",
              "agreement",
              all(Evidence.articles(a.evidence()), State.REPORTS),
              a.evidence()));
    }
    Set<String> told = new LinkedHashSet<>();
    for (Statement s : story.singleSource()) {
      if (told.add(s.text())) {
        rows.add(new Row(shortened(s.text()), "", "single", single(s), s.evidence()));
      }
    }
    return rows;
  }

  /** A source that says half of a line in one sentence of its own has it in part. */
  private Map<ArticleId, State> single(Statement s) {
    Map<ArticleId, State> states = all(Evidence.articles(s.evidence()), State.REPORTS);
    Set<String> wanted = SharedWords.stems(s.text());
    if (story.articles().size() <= MAX_READ_SOURCES && wanted.size() >= MIN_WORDS) {
      for (ArticleId id : story.articles()) {
        boolean partly =
            sentences.computeIfAbsent(id, this::read).stream()
                .anyMatch(there -> shared(wanted, there) >= PARTLY * wanted.size());
        if (partly) {
          states.putIfAbsent(id, State.IN_PART);
        }
      }
    }
    return states;
  }

  private List<Set<String>> read(ArticleId id) {
    String text = context.article(id).text();
    return Sentences.split(text).stream()
        .map(s -> SharedWords.stems(text.substring(s.start(), s.end())))
        .toList();
  }

  private static long shared(Set<String> wanted, Set<String> there) {
    return wanted.stream().filter(there::contains).count();
  }

  private static Map<ArticleId, State> all(Set<ArticleId> sources, State state) {
    Map<ArticleId, State> states = new LinkedHashMap<>();
    sources.forEach(id -> states.put(id, state));
    return states;
  }

  private static String shortened(String text) {
    if (text.length() <= FACT_CHARS) {
      return text;
    }
    int cut = text.lastIndexOf(' ', FACT_CHARS - 2);
    return text.substring(0, cut > FACT_CHARS / 2 ? cut : FACT_CHARS - 2).replaceAll("[,;:]$", "")
        + "\u2026";
  }
}
