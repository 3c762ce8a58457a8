package crossbrief.crosscheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Average-link agglomerative clustering over a sparse graph: the two most alike groups become one
 * until no two are alike enough. Pairs without a link count as 0. Takes O(e log e) for e links.
 */
final class AverageLink {
  private final double minimum;
  private final List<List<Integer>> groups = new ArrayList<>();
  private final List<Map<Integer, Double>> links = new ArrayList<>();
  private final int[] version;

  /** A pair of groups as it was when it was queued. */
  private record Merge(double link, int first, int second, int firstVersion, int secondVersion) {}

  /**
   * Every item as a group of its own.
   *
   * @param minimum groups are joined when their average link is above it
   */
  AverageLink(int items, double minimum) {
    this.minimum = minimum;
    this.version = new int[items];
    for (int i = 0; i < items; i++) {
      groups.add(new ArrayList<>(List.of(i)));
      links.add(new HashMap<>());
    }
  }

  /** Says how alike two items are. */
  void link(int a, int b, double similarity) {
    if (similarity > 0) {
      links.get(a).put(b, similarity);
      links.get(b).put(a, similarity);
    }
  }

  /** The groups in the order of their first items, each in order. */
  List<List<Integer>> merged() {
    PriorityQueue<Merge> queue =
        new PriorityQueue<>(
            Comparator.<Merge>comparingDouble(m -> -m.link())
                .thenComparingInt(Merge::first)
                .thenComparingInt(Merge::second));
    for (int a = 0; a < groups.size(); a++) {
      enqueue(a, queue, true);
    }
    for (Merge next = queue.poll(); next != null; next = queue.poll()) {
      boolean current =
          version[next.first()] == next.firstVersion()
              && version[next.second()] == next.secondVersion();
      if (current) {
        join(next.first(), next.second());
        enqueue(next.first(), queue, false);
      }
    }
    return groups.stream()
        .filter(g -> !g.isEmpty())
        .map(g -> g.stream().sorted().toList())
        .toList();
  }

  private void enqueue(int group, PriorityQueue<Merge> queue, boolean onlyLater) {
    for (Map.Entry<Integer, Double> link : new TreeMap<>(links.get(group)).entrySet()) {
      int other = link.getKey();
      double average =
          link.getValue() / ((double) groups.get(group).size() * groups.get(other).size());
      if (average > minimum && (!onlyLater || other > group)) {
        int first = Math.min(group, other);
        int second = Math.max(group, other);
        queue.add(new Merge(average, first, second, version[first], version[second]));
      }
    }
  }

  /** The second group becomes part of the first; sums of links are added. */
  private void join(int first, int second) {
    groups.get(first).addAll(groups.get(second));
    groups.get(second).clear();
    Map<Integer, Double> kept = links.get(first);
    kept.remove(second);
    links.get(second).remove(first);
    links
        .get(second)
        .forEach(
            (other, sum) -> {
              kept.merge(other, sum, Double::sum);
              links.get(other).remove(second);
            });
    kept.forEach((other, sum) -> links.get(other).put(first, sum));
    links.get(second).clear();
    version[first]++;
    version[second]++;
  }
}
