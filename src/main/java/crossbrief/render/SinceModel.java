package crossbrief.render;

import crossbrief.domain.Evidence;
import crossbrief.domain.SinceLast;
import crossbrief.domain.SinceLast.Change;
import crossbrief.domain.SinceLast.State;
import crossbrief.domain.StoryBrief;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has become of what earlier briefs told, as templates show it. */
final class SinceModel {
  private static final int MOST_LINES = 12;

  private final ModelContext context;
  private final Labels labels;
  private final SinceLast since;

  SinceModel(ModelContext context, SinceLast since) {
    this.context = context;
    this.labels = context.labels;
    this.since = since;
  }

  Map<String, Object> model() {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("text", text());
    List<Map<String, Object>> groups = new ArrayList<>();
    for (State state : List.of(State.RESOLVED, State.NEW, State.STILL_OPEN)) {
      List<Change> changes = since.in(state);
      if (!changes.isEmpty()) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("head", labels.text("since." + state.name().toLowerCase(java.util.Locale.ROOT)));
        group.put("state", state.name().toLowerCase(java.util.Locale.ROOT));
        group.put("lines", changes.stream().limit(MOST_LINES).map(this::line).toList());
        group.put(
            "more",
            changes.size() > MOST_LINES
                ? labels.counted("since.more", changes.size() - MOST_LINES)
                : "");
        groups.add(group);
      }
    }
    m.put("groups", groups);
    m.put("quiet", since.quiet() == 0 ? "" : labels.counted("since.quiet", since.quiet()));
    return m;
  }

  private String text() {
    return labels.text(
        "since.text",
        labels.minute(since.last()),
        String.valueOf(since.in(State.NEW).size()),
        String.valueOf(since.in(State.STILL_OPEN).size()),
        String.valueOf(since.in(State.RESOLVED).size()));
  }

  private Map<String, Object> line(Change change) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("question", BriefModel.clean(change.question()));
    m.put("text", BriefModel.clean(change.text()));
    m.put(
        "known",
        change.state() == State.NEW
            ? ""
            : labels.text("since.known", labels.day(change.firstTold())));
    String finding = change.finding();
    if (finding != null) {
      m.put("id", finding);
      m.put("anchor", change.story() + "-" + finding);
    } else {
      StoryBrief story = context.brief.story(change.story());
      List<Map<String, Object>> quotes = new ArrayList<>();
      for (Evidence e : change.evidence()) {
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("quote", BriefModel.clean(e.quote()));
        quote.put("source", BriefModel.clean(context.article(e.article()).source()));
        quote.put("cites", context.cites(story, List.of(e)));
        quotes.add(quote);
      }
      m.put("quotes", quotes);
    }
    return m;
  }
}
