package crossbrief.crosscheck;

import crossbrief.crosscheck.Reckoning.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what the words around numbers say for and against that they state a result. */
final class ReckoningCues {
  private static final Pattern TOTAL =
      Pattern.compile(
          "\\b(?:in all|in total|altogether|overall|total|totals|totaling|totalling|totalled|together|combined|sum|adds? up|adding up|brings|bringing|makes|making|make|amounts?|amounting|all told|all)\\b");
  private static final Pattern SO =
      Pattern.compile(
          "\\b(?:so|thus|hence|meaning|which|that|therefore|leaving|giving|gave|equals?|equal|corresponds?|i\\.e)\\b");
  private static final Pattern OR = Pattern.compile("(?:,|\\() ?or\\b|\\bor (?:about |nearly )?$");
  private static final Pattern REST =
      Pattern.compile(
          "\\b(?:remain|remains|remained|remaining|left|leaving|leaves|rest|other|others|still|unaccounted|more to go|to go|missing|before (?:him|her|them)|got through|unsold|short|not)\\b");
  private static final Pattern MARGIN =
      Pattern.compile(
          "\\b(?:lead|leads|margin|majority|ahead|difference|gap|advantage|surplus|deficit|more|fewer|less|up|down|increase|rise|fall|drop|cut|reduction|behind|above|below|short)\\b");
  private static final Pattern OF_THEM =
      Pattern.compile(
          "\\bof (?:which|whom|them|these|those|the|its|their|his|her)\\b|\\b(?:made up|consist|compris|divided|split|composed)\\p{L}*\\b");
  private static final Pattern VERSUS =
      Pattern.compile("\\b(?:to|against|versus|compared|rival|while|and (?:her|his|its) )\\b");
  private static final Pattern EACH =
      Pattern.compile(
          "\\b(?:each|apiece|per|a head|average|every|a piece|on average|a (?:day|week|month|year|night|kilo|kilogram|ton|tonne|liter|litre|share|ticket|unit|barrel|person|seat))\\b");
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:rose|risen|rise|rises|rising|increas\\p{L}*|climb\\p{L}*|grew|grown|grow|growth|jump\\p{L}*|rais\\p{L}*|lift\\p{L}*|fell|fallen|fall|falls|drop\\p{L}*|cut|cuts|decreas\\p{L}*|declin\\p{L}*|reduc\\p{L}*|lower\\p{L}*|shrank|sank|slump\\p{L}*|up|down|doubled|tripled|halved|quadrupled|more|less|fewer)\\b");
  static final Pattern EARLIER =
      Pattern.compile(
          "\\b(?:before|earlier|previous|previously|last|formerly|ago|until now|so far|then)\\b");
  private static final Pattern FURTHER =
      Pattern.compile("\\b(?:another|further|additional|more|also|plus|besides|as well)\\b");
  private static final Pattern INCLUDING =
      Pattern.compile("\\b(?:including|among|some of|at least|as many|up to|most)\\b");

  private ReckoningCues() {}

  static void set(Set<Cue> cues, Cue cue, boolean holds) {
    if (holds) {
      cues.add(cue);
    }
  }

  /** Adds the cues of a result that parts may make. */
  static void add(
      List<NumberItem> items, List<NumberItem> parts, NumberItem result, Set<Cue> cues) {
    List<NumberItem> all = new ArrayList<>(items);
    if (!all.contains(result)) {
      all.add(result);
    }
    String before = result.before(all);
    String behind = result.behind(all);
    NumberItem first = parts.get(0);
    NumberItem last = parts.get(parts.size() - 1);
    StringBuilder between = new StringBuilder();
    for (int i = 0; i + 1 < parts.size(); i++) {
      between
          .append(
              NumberItem.text(
                  parts.get(i).in(), parts.get(i).span().end(), parts.get(i + 1).start()))
          .append(' ');
    }
    String whole =
        NumberItem.text(
            first.in(),
            first.in().reading().sentence().start(),
            first.in().reading().sentence().end());
    String ofFirst = first.before(all);
    set(cues, Cue.TOTAL_BEFORE, TOTAL.matcher(before).find());
    set(cues, Cue.TOTAL_BEHIND, TOTAL.matcher(behind).find());
    set(cues, Cue.SO_BEFORE, SO.matcher(before).find());
    set(cues, Cue.OR_BEFORE, OR.matcher(before).find());
    set(cues, Cue.REST_BEFORE, REST.matcher(before).find());
    set(cues, Cue.REST_BEHIND, REST.matcher(behind).find());
    set(cues, Cue.MARGIN_BEFORE, MARGIN.matcher(before).find());
    set(cues, Cue.MARGIN_BEHIND, MARGIN.matcher(behind).find());
    set(cues, Cue.OF_BETWEEN, between.toString().matches("(?s).*\\b(?:out )?of\\b.*"));
    set(
        cues,
        Cue.OF_THEM,
        OF_THEM.matcher(ofFirst).find()
            || OF_THEM.matcher(between).find()
            || OF_THEM.matcher(behind).find());
    set(cues, Cue.COLON, ofFirst.contains(":") || before.contains(":"));
    set(cues, Cue.OPENS_WITH_OF, whole.matches("(?s)(?:of|out of|from) .*"));
    set(cues, Cue.AND_BETWEEN, between.toString().matches("(?s).*\\b(?:and|plus)\\b.*"));
    set(cues, Cue.COMMA_BETWEEN, between.indexOf(",") >= 0);
    set(cues, Cue.VERSUS_BETWEEN, VERSUS.matcher(between).find());
    set(
        cues,
        Cue.EACH,
        EACH.matcher(first.behind(all)).find() || EACH.matcher(last.behind(all)).find());
    set(
        cues,
        Cue.EACH_BEFORE,
        EACH.matcher(ofFirst).find() || EACH.matcher(last.before(all)).find());
    set(cues, Cue.FROM_TO, (ofFirst + between).matches("(?s).*\\bfrom\\b.*"));
    set(cues, Cue.CHANGED, CHANGED.matcher(whole).find());
    set(cues, Cue.COMPARED, whole.matches("(?s).*\\b(?:than|compared|against)\\b.*"));
    set(cues, Cue.EARLIER, EARLIER.matcher(whole).find());
    set(cues, Cue.FURTHER, FURTHER.matcher(between).find());
    set(
        cues,
        Cue.INCLUDING,
        INCLUDING.matcher(between).find() || INCLUDING.matcher(ofFirst).find());
    int unused = all.size() - parts.size() - 1;
    set(cues, Cue.UNUSED_ONE, unused == 1);
    set(cues, Cue.UNUSED_MORE, unused > 1);
    set(
        cues,
        Cue.SAME_UNIT,
        !result.unit().isEmpty() && parts.stream().allMatch(p -> p.unit().equals(result.unit())));
    set(cues, Cue.NO_UNIT, parts.stream().allMatch(p -> p.unit().isEmpty()));
    boolean two = !first.in().equals(result.in());
    set(cues, Cue.TWO_SENTENCES, two);
    set(cues, Cue.RESULT_FIRST, result.start() < first.start());
    set(cues, Cue.RESULT_LAST, result.start() > last.start());
    set(cues, Cue.PARTS_TWO, parts.size() == 2);
    set(cues, Cue.PARTS_MANY, parts.size() > 3);
    set(cues, Cue.ROUGHLY, !result.exact() || parts.stream().anyMatch(p -> !p.exact()));
    set(cues, Cue.MONEY, result.unit().startsWith("MONEY"));
    set(
        cues,
        Cue.PERCENT,
        result.unit().startsWith("PERCENT") || result.unit().equals(Shares.PERCENT));
    set(cues, Cue.TIME, result.unit().startsWith("DURATION"));
    set(
        cues,
        Cue.FRACTION,
        result.unit().equals(Shares.FRACTION_WORD) || result.unit().equals(Shares.MULTIPLE_WORD));
    set(cues, Cue.PERIOD, parts.size() == 1);
    set(
        cues,
        Cue.NEXT_TO_EACH_OTHER,
        NumberItem.text(result.in(), last.span().end(), result.start()).length() < 40 && !two);
  }
}
