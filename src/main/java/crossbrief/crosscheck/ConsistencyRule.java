package crossbrief.crosscheck;

import crossbrief.domain.Inconsistency;
import java.util.List;

/** Finds one kind of inconsistency; what it returns has no id and no root cause yet. */
interface ConsistencyRule {
  List<Inconsistency> check(Comparison story);
}
