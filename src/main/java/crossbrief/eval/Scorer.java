package crossbrief.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares findings with annotations; see {@link Score} for what counts as right. */
public final class Scorer {
  private static final List<String> FAMILIES =
      List.of(
          "number numeric casualty duration age percentage money currency unit magnitude measure count quantity sum arithmetic",
          "date date_time time temporal weekday year event_order chronology order timeline",
          "location place loc",
          "entity name person organisation organization name_swap entity_or_number person_name nationality identity",
          "role role_relation relation title office",
          "negation polarity antonym outcome",
          "quote quote_attribution quote_text attribution speaker",
          "stance dispute certainty modality factive_modal opinion",
          "lexical cause causal structure world_knowledge anachronism");
  private static final Set<String> TELLING_NOTHING = Set.of("unknown", "content", "fact", "other");
  private static final Map<String, Integer> FAMILY = families();

  private int gold;
  private int found;
  private int falseAlarms;
  private int duplicates;
  private int typeRight;
  private int typeKnown;
  private int controls;
  private int controlsFlagged;
  private int controlFindings;
  private int controlWords;
  private int lookAlikes;
  private int lookAlikesFlagged;
  private int quotations;
  private int verbatim;
  private final Map<String, int[]> types = new TreeMap<>();

  private Scorer() {}

  private static Map<String, Integer> families() {
    Map<String, Integer> families = new HashMap<>();
    for (int f = 0; f < FAMILIES.size(); f++) {
      for (String type : FAMILIES.get(f).split(" ")) {
        families.put(type, f);
      }
    }
    return families;
  }

  /**
   * Scores findings.
   *
   * @param cases annotated cases, as the contract of {@code eval} has them
   * @param predictions one for each case, in the same order
   */
  public static Score score(List<JsonNode> cases, List<JsonNode> predictions) {
    Scorer scorer = new Scorer();
    for (int i = 0; i < cases.size(); i++) {
      scorer.add(cases.get(i), list(predictions.get(i).path("findings")));
    }
    List<Score.ByType> byType = new ArrayList<>();
    scorer.types.forEach((t, n) -> byType.add(new Score.ByType(t, n[0], n[1], n[2])));
    return new Score(
        cases.size(),
        scorer.gold,
        scorer.found,
        scorer.falseAlarms,
        scorer.duplicates,
        scorer.typeRight,
        scorer.typeKnown,
        scorer.controls,
        scorer.controlsFlagged,
        scorer.controlFindings,
        scorer.controlWords,
        scorer.lookAlikes,
        scorer.lookAlikesFlagged,
        scorer.quotations,
        scorer.verbatim,
        byType);
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private void add(JsonNode item, List<JsonNode> findings) {
    List<JsonNode> annotated = list(item.path("gold"));
    countQuotations(item, findings);
    List<List<Integer>> hits = new ArrayList<>();
    for (JsonNode finding : findings) {
      List<Integer> own = new ArrayList<>();
      for (int g = 0; g < annotated.size(); g++) {
        int sides = annotated.get(g).path("sides").size();
        if (sidesHit(finding, annotated.get(g)) >= Math.min(2, sides)) {
          own.add(g);
        }
      }
      hits.add(own);
    }
    int[] finderOf = matching(hits, annotated.size());
    Set<Integer> right = new HashSet<>();
    for (int g = 0; g < annotated.size(); g++) {
      if (finderOf[g] >= 0) {
        right.add(finderOf[g]);
        compareTypes(findings.get(finderOf[g]), annotated.get(g));
      }
      for (JsonNode type : annotated.get(g).path("types")) {
        int[] counts = counts(type.asText());
        counts[0]++;
        counts[1] += finderOf[g] >= 0 ? 1 : 0;
      }
    }
    gold += annotated.size();
    found += right.size();
    int wrong = 0;
    for (int f = 0; f < findings.size(); f++) {
      if (!right.contains(f) && !hits.get(f).isEmpty()) {
        duplicates++;
      } else if (!right.contains(f)) {
        wrong++;
        counts(findings.get(f).path("type").asText())[2]++;
      }
    }
    falseAlarms += wrong;
    for (JsonNode alike : item.path("distractors")) {
      lookAlikes++;
      for (int f = 0; f < findings.size(); f++) {
        if (hits.get(f).isEmpty() && hitsBoth(findings.get(f), alike)) {
          lookAlikesFlagged++;
          break;
        }
      }
    }
    if (item.path("label").asText().equals("none")) {
      controls++;
      controlsFlagged += findings.isEmpty() ? 0 : 1;
      controlFindings += findings.size();
      for (JsonNode doc : item.path("docs")) {
        controlWords += doc.path("text").asText().strip().split("(?U)\\s+").length;
      }
    }
  }

  private int[] counts(String type) {
    return types.computeIfAbsent(type.toUpperCase(Locale.ROOT), t -> new int[3]);
  }

  private void countQuotations(JsonNode item, List<JsonNode> findings) {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode doc : item.path("docs")) {
      texts.put(
          doc.path("id").asText(),
          QuoteMatch.folded(doc.path("text").asText())
              + " "
              + QuoteMatch.folded(doc.path("title").asText("")));
    }
    for (JsonNode finding : findings) {
      for (JsonNode e : finding.path("evidence")) {
        String text = texts.getOrDefault(e.path("doc").asText(), "");
        quotations++;
        verbatim += text.contains(QuoteMatch.folded(e.path("quote").asText())) ? 1 : 0;
      }
    }
  }

  /** How many sides of an annotation a finding's quotations hit; each hits those it fits best. */
  private static int sidesHit(JsonNode finding, JsonNode annotation) {
    Set<Integer> hit = new HashSet<>();
    List<JsonNode> sides = list(annotation.path("sides"));
    for (JsonNode e : finding.path("evidence")) {
      double[] fits = new double[sides.size()];
      for (int s = 0; s < sides.size(); s++) {
        fits[s] = fit(e, sides.get(s));
      }
      double best = Arrays.stream(fits).max().orElse(0);
      for (int s = 0; s < sides.size() && best > 0; s++) {
        if (fits[s] == best) {
          hit.add(s);
        }
      }
    }
    return hit.size();
  }

  private static double fit(JsonNode evidence, JsonNode side) {
    String doc = evidence.path("doc").asText();
    String quote = evidence.path("quote").asText();
    double best = 0;
    if (side.has("evidence")) {
      for (JsonNode marked : side.path("evidence")) {
        if (marked.path("doc").asText().equals(doc)) {
          best = Math.max(best, QuoteMatch.of(quote, marked.path("quote").asText()));
        }
      }
    } else if (side.path("doc").asText().equals(doc)) {
      for (JsonNode marked : side.path("quotes")) {
        best = Math.max(best, QuoteMatch.of(quote, marked.asText()));
      }
    }
    return best;
  }

  private static boolean hitsBoth(JsonNode finding, JsonNode alike) {
    int hit = 0;
    int all = 0;
    for (JsonNode marked : alike.path("evidence")) {
      all++;
      for (JsonNode e : finding.path("evidence")) {
        boolean same =
            e.path("doc").asText().equals(marked.path("doc").asText())
                && QuoteMatch.of(e.path("quote").asText(), marked.path("quote").asText()) > 0;
        if (same) {
          hit++;
          break;
        }
      }
    }
    return hit >= Math.min(2, all);
  }

  /** A largest set of pairs of findings and annotations; the finding of each annotation, or -1. */
  private static int[] matching(List<List<Integer>> hits, int annotations) {
    int[] finderOf = new int[annotations];
    Arrays.fill(finderOf, -1);
    for (int f = 0; f < hits.size(); f++) {
      augment(f, hits, finderOf, new HashSet<>());
    }
    return finderOf;
  }

  private static boolean augment(
      int finding, List<List<Integer>> hits, int[] finderOf, Set<Integer> seen) {
    for (int g : hits.get(finding)) {
      if (seen.add(g) && (finderOf[g] < 0 || augment(finderOf[g], hits, finderOf, seen))) {
        finderOf[g] = finding;
        return true;
      }
    }
    return false;
  }

  private void compareTypes(JsonNode finding, JsonNode annotation) {
    sameType(finding.path("type").asText(), annotation.path("types"))
        .ifPresent(
            same -> {
              typeKnown++;
              typeRight += same ? 1 : 0;
            });
  }

  private static Optional<Boolean> sameType(String type, JsonNode annotated) {
    Integer family = FAMILY.get(type.toLowerCase(Locale.ROOT));
    for (JsonNode one : annotated) {
      String wanted = one.asText().toLowerCase(Locale.ROOT);
      if (TELLING_NOTHING.contains(wanted)) {
        return Optional.empty();
      }
      if (family != null && family.equals(FAMILY.get(wanted))) {
        return Optional.of(true);
      }
    }
    return Optional.of(false);
  }
}
