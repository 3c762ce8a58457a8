package crossbrief.render;

import crossbrief.domain.ArticleId;
import crossbrief.domain.Independence;
import crossbrief.domain.Independence.Verdict;
import crossbrief.domain.StoryBrief;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sources are versions of one text: a frame around those that are one voice. */
final class SourceGraph {
  private static final int MAX_SOURCES = 60;
  private static final double WIDTH = 658;
  private static final double STEP = 62;
  private static final double RADIUS = 13;
  private static final double HEIGHT = 64;
  private static final double GAP = 14;
  private static final double LINE = 84;

  private final ModelContext context;
  private final StoryBrief story;

  SourceGraph(ModelContext context, StoryBrief story) {
    this.context = context;
    this.story = story;
  }

  /** The picture; empty for one source, for very many, and where all are independent. */
  Optional<Map<String, Object>> model() {
    List<List<ArticleId>> voices = story.voices();
    int sources = story.articles().size();
    if (sources < 2 || sources > MAX_SOURCES || voices.size() == sources) {
      return Optional.empty();
    }
    Picture picture = new Picture();
    Map<ArticleId, double[]> at = new LinkedHashMap<>();
    double x = 1;
    double y = 20;
    StringBuilder alt = new StringBuilder();
    for (List<ArticleId> voice : voices) {
      for (int from = 0; from < voice.size(); from += 10) {
        List<ArticleId> part = voice.subList(from, Math.min(from + 10, voice.size()));
        double width = STEP * part.size() - (STEP - 2 * RADIUS) + 2 * GAP;
        if (x + width > WIDTH) {
          x = 1;
          y += LINE;
        }
        picture.rect(x, y, width, HEIGHT - 14, 8, "none", voice.size() > 1 ? "ink" : "grid");
        double node = x + GAP + RADIUS;
        for (ArticleId id : part) {
          at.put(id, new double[] {node, y + (HEIGHT - 14) / 2});
          node += STEP;
        }
        x += width + GAP;
      }
      alt.append(
          context.labels.text(
              voice.size() > 1 ? "graph.voice" : "graph.alone",
              String.join(", ", voice.stream().map(context.keys::key).toList())));
      alt.append(' ');
    }
    for (Independence r : story.independence()) {
      double[] a = at.get(r.a());
      double[] b = at.get(r.b());
      if (r.verdict() != Verdict.INDEPENDENT && a != null && b != null) {
        edge(picture, a, b, r.verdict());
      }
    }
    at.forEach(
        (id, p) -> {
          picture.circle(p[0], p[1], RADIUS, "k" + context.keys.color(id), "paper");
          picture.text(p[0], p[1] + 4, context.keys.key(id), 11.5, "paper", "bold", "middle");
        });
    return Optional.of(picture.model(WIDTH, y + HEIGHT - 8, alt.toString().strip()));
  }

  /** A line between neighbors, an arc above those that stand between. */
  private static void edge(Picture picture, double[] a, double[] b, Verdict verdict) {
    double[] left = a[0] < b[0] ? a : b;
    double[] right = a[0] < b[0] ? b : a;
    double rise = Math.abs(right[0] - left[0]) <= STEP + 1 && left[1] == right[1] ? 0 : 46;
    String d =
        "M"
            + Picture.n(left[0])
            + " "
            + Picture.n(left[1])
            + " Q"
            + Picture.n((left[0] + right[0]) / 2)
            + " "
            + Picture.n((left[1] + right[1]) / 2 - rise)
            + " "
            + Picture.n(right[0])
            + " "
            + Picture.n(right[1]);
    boolean copy = verdict == Verdict.COPY;
    picture.path(d, "none", "ink", copy ? 2.4 : 1.4, copy ? "" : "4 3");
  }
}
