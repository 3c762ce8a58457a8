package crossbrief.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossbrief.crosscheck.Reckoning.Cue;
import crossbrief.crosscheck.Reckoning.Sort;
import crossbrief.domain.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fits the weights of {@link StatedReckonings} on annotated cases, and prints what is found in
 * stories that were left out of the fitting.
 *
 * <p>{@code mvn -q test-compile exec:java@train-reckonings} fits on {@code tuned-*.jsonl} in {@code
 * src/test/resources/eval}; with {@code -Dexec.args=FILE} it also writes the weights.
 */
public final class ReckoningTraining {
  private static final Path CASES = Path.of("src/test/resources/eval");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FOLDS = 5;
  private static final int ROUNDS = 4;
  private static final double RIDGE = 3;
  private static final double SLIP_RIDGE = 1;

  /** How much a right sum counts beside a wrong one. */
  private static final double RIGHT = 0.5;

  /** Results from which a right sum is no chance. */
  private static final double NO_CHANCE = 12;

  private static final double HOPELESS = -4;
  private static final double[] ODDS = {2, 1.5, 1, 0.5, 0, -0.5};
  private static final Set<String> TYPES = Set.of("ARITHMETIC", "DURATION", "NUMBER");

  private ReckoningTraining() {}

  /**
   * A reckoning of an annotated case.
   *
   * @param story the case, by file and id
   * @param text the article, by case and document
   * @param gold the annotation whose sentences it is of; empty for none
   */
  private record Example(String story, String text, Reckoning reckoning, String gold) {
    boolean wrongAndTold() {
      return !gold.isEmpty() && !reckoning.holds();
    }

    boolean wrongAndUntold() {
      return gold.isEmpty() && !reckoning.holds();
    }

    boolean right() {
      boolean share = reckoning.sort() == Sort.SHARE || reckoning.sort() == Sort.CHANGE;
      return gold.isEmpty() && reckoning.holds() && (share || reckoning.claimed() >= NO_CHANCE);
    }
  }

  /** Fits, checks, and writes the weights where a file is named. */
  public static void main(String[] args) throws IOException {
    List<Example> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("tuned-")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (!line.isBlank()) {
            all.addAll(of(file.getFileName().toString(), JSON.readTree(line)));
          }
        }
      }
    }
    double[] stated = leftOut(all);
    check(all, stated);
    if (args.length > 0) {
      Files.writeString(Path.of(args[0]), tsv(all, stated), StandardCharsets.UTF_8);
    }
  }

  private static List<Example> of(String file, JsonNode item) {
    List<Example> examples = new ArrayList<>();
    String name = file + "/" + item.path("id").asText();
    for (JsonNode doc : item.path("docs")) {
      if (doc.path("text").asText().isBlank()) {
        continue;
      }
      Comparison text = new Comparison(new Story("s1", List.of(AnnotatedPairs.article(doc, 1))));
      for (Reckoning r :
          Reckonings.of(text.sentencesOf(0), text.articles().get(0).reading().reference())) {
        String id = doc.path("id").asText();
        examples.add(new Example(name, name + "/" + id, r, gold(name, item, id, r)));
      }
    }
    return examples;
  }

  private static String gold(String name, JsonNode item, String doc, Reckoning r) {
    for (JsonNode g : item.path("gold")) {
      boolean type = false;
      for (JsonNode t : g.path("types")) {
        type |= TYPES.contains(t.asText());
      }
      Set<String> quotes = new HashSet<>();
      for (JsonNode side : g.path("sides")) {
        for (JsonNode e : side.path("evidence")) {
          if (e.path("doc").asText().equals(doc)) {
            quotes.add(AnnotatedPairs.folded(e.path("quote").asText()));
          }
        }
      }
      boolean within = g.path("scope").asText().equals("within");
      if (type && within && has(quotes, r.first()) && has(quotes, r.second())) {
        return name + "/" + g.path("gid").asText();
      }
    }
    return "";
  }

  private static boolean has(Set<String> quotes, Located s) {
    String text = AnnotatedPairs.folded(s.reading().sentence().text());
    return quotes.stream().anyMatch(q -> q.contains(text) || text.contains(q));
  }

  /** The log odds of being stated, each by a model that has not seen the story. */
  private static double[] leftOut(List<Example> all) {
    double[] odds = new double[all.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      StatedReckonings model = new StatedReckonings();
      int left = fold;
      List<Example> others = all.stream().filter(e -> fold(e) != left).toList();
      for (Sort sort : Sort.values()) {
        put(model, sort, stated(of(others, sort)));
      }
      for (int i = 0; i < all.size(); i++) {
        if (fold(all.get(i)) == fold) {
          odds[i] = model.stated(all.get(i).reckoning());
        }
      }
    }
    return odds;
  }

  private static int fold(Example e) {
    return Math.floorMod(SamePointTraining.mix(e.story()), FOLDS);
  }

  private static List<Example> of(List<Example> all, Sort sort) {
    return all.stream().filter(e -> e.reckoning().sort() == sort).toList();
  }

  private static void put(StatedReckonings model, Sort sort, double[] weights) {
    for (Cue cue : Cue.values()) {
      model.put(sort.name(), cue.name(), weights[cue.ordinal()]);
    }
  }

  private static double[] row(Reckoning r) {
    double[] row = new double[Cue.values().length];
    r.cues().forEach(c -> row[c.ordinal()] = 1);
    return row;
  }

  /** Fits what tells that words state a reckoning: of each annotation the likeliest is taken. */
  private static double[] stated(List<Example> examples) {
    Set<Example> told = new HashSet<>(examples.stream().filter(Example::wrongAndTold).toList());
    double[] weights = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      List<double[]> z = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      List<Double> w = new ArrayList<>();
      for (Example e : examples) {
        if (told.contains(e) || e.right() || e.wrongAndUntold()) {
          z.add(row(e.reckoning()));
          y.add(told.contains(e) || e.right() ? 1.0 : 0.0);
          w.add(e.right() ? RIGHT : 1.0);
        }
      }
      weights = LogisticFit.fit(z.toArray(new double[0][]), array(y), array(w), RIDGE);
      Map<Example, Double> odds = new HashMap<>();
      for (Example e : examples) {
        odds.put(e, LogisticFit.dot(weights, row(e.reckoning())));
      }
      told = likeliest(examples, odds);
    }
    return weights;
  }

  private static Set<Example> likeliest(List<Example> examples, Map<Example, Double> odds) {
    Map<String, Example> best = new HashMap<>();
    for (Example e : examples) {
      if (e.wrongAndTold()) {
        best.merge(e.gold(), e, (a, b) -> odds.get(b) > odds.get(a) ? b : a);
      }
    }
    return new HashSet<>(best.values());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] row(Reckoning r, double stated) {
    double[] row = new double[SlipFeature.values().length];
    StatedReckonings.features(r, stated).forEach((f, v) -> row[f.ordinal()] = v);
    return row;
  }

  private static double[] slip(List<Example> all, double[] stated, int without) {
    Map<Example, double[]> rows = new HashMap<>();
    List<Example> wrong = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Example e = all.get(i);
      if (!e.reckoning().holds() && stated[i] > HOPELESS && fold(e) != without) {
        wrong.add(e);
        rows.put(e, row(e.reckoning(), stated[i]));
      }
    }
    Set<Example> told = new HashSet<>(wrong.stream().filter(Example::wrongAndTold).toList());
    double[] weights = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      List<double[]> z = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (Example e : wrong) {
        if (told.contains(e) || e.gold().isEmpty()) {
          z.add(rows.get(e));
          y.add(told.contains(e) ? 1.0 : 0.0);
        }
      }
      double[] w = y.stream().mapToDouble(v -> 1).toArray();
      weights = LogisticFit.fit(z.toArray(new double[0][]), array(y), w, SLIP_RIDGE);
      Map<Example, Double> odds = new HashMap<>();
      for (Example e : wrong) {
        odds.put(e, LogisticFit.dot(weights, rows.get(e)));
      }
      told = likeliest(wrong, odds);
    }
    return weights;
  }

  private static void check(List<Example> all, double[] stated) {
    double[] odds = new double[all.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] weights = slip(all, stated, fold);
      for (int i = 0; i < all.size(); i++) {
        if (fold(all.get(i)) == fold) {
          odds[i] = LogisticFit.dot(weights, row(all.get(i).reckoning(), stated[i]));
        }
      }
    }
    long annotated =
        all.stream().filter(Example::wrongAndTold).map(Example::gold).distinct().count();
    System.out.printf(Locale.ROOT, "reckonings, annotated and read: %d%n", annotated);
    for (double least : ODDS) {
      Set<String> hit = new HashSet<>();
      Set<String> wrong = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        Example e = all.get(i);
        if (!e.reckoning().holds() && odds[i] >= least) {
          String sentence = e.text() + e.reckoning().second().number();
          if (e.gold().isEmpty()) {
            wrong.add(sentence);
          } else {
            hit.add(e.gold());
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "  left-out stories, log odds from %4.1f: %3d right, %3d wrong%n",
          least,
          hit.size(),
          wrong.size());
    }
  }

  private static String tsv(List<Example> all, double[] leftOut) {
    StringBuilder out =
        new StringBuilder(
            "# Weights of StatedReckonings: sort, cue, weight; and of slips. Written by ReckoningTraining; not edited by hand.\n");
    for (Sort sort : Sort.values()) {
      double[] w = stated(of(all, sort));
      for (Cue cue : Cue.values()) {
        line(out, sort.name(), cue.name(), w[cue.ordinal()]);
      }
    }
    double[] w = slip(all, leftOut, -1);
    for (SlipFeature f : SlipFeature.values()) {
      line(out, "SLIP", f.name(), w[f.ordinal()]);
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String key, String name, double weight) {
    if (weight != 0) {
      out.append(key)
          .append('\t')
          .append(name)
          .append('\t')
          .append(String.format(Locale.ROOT, "%.4f", weight))
          .append('\n');
    }
  }
}
