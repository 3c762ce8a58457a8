package crossbrief.crosscheck;

/**
 * What is known of two differing values that may be said of one point: how alike all around them
 * is, and what they are. Each is 0 or 1 unless its comment says otherwise; {@link SamePoint} weighs
 * them.
 */
enum Feature {
  /** Always 1. */
  BIAS,
  /** Share of the weight of the words around the values that both sentences have, 0 to 1. */
  CONTEXT_MEAN,
  /** The lesser share of both sides. */
  CONTEXT_MIN,
  /** The greater share of both sides. */
  CONTEXT_MAX,
  /** The square of the mean. */
  CONTEXT_SQUARE,
  /** The mean where near and far words count alike. */
  SENTENCE_MEAN,
  /** The mean where only the nearest words count much. */
  NEAR_MEAN,
  /** Cosine of the sentences' character 4-grams. */
  COSINE,
  /** Likeness of the content words left of the values. */
  LEFT,
  /** Likeness of the content words right of the values. */
  RIGHT,
  /** Share of each sentence that the sentence before the other one has. */
  AROUND,
  /** Logarithm of the names in both sentences. */
  NAMES_SHARED,
  NAMES_DISJOINT,
  /** How alike the sentences are on the whole, 0 to 1. */
  SENTENCES_ALIKE,
  /** Whether no sentence of the second article is more like the first. */
  SENTENCE_RANK_A,
  /** Whether no sentence of the first article is more like the second. */
  SENTENCE_RANK_B,
  SENTENCE_MUTUAL,
  /** How much more alike the sentences are than either is to the next best one, -1 to 1. */
  SENTENCE_MARGIN,
  /** How far apart the sentences stand in the order of their articles, 0 to 1. */
  POSITION,
  /** How alike the sentences of both articles are to their closest, the mean of all, 0 to 1. */
  ARTICLES_ALIKE,
  /** How much more alike the two sentences are than those of both articles on the whole. */
  BEYOND_ARTICLES,
  /** Whether both values stand in quotations. */
  QUOTED_BOTH,
  /** Whether one of the values only tells who speaks. */
  IN_SPEECH_FRAME,
  /** Logarithm of the shared words that neither article has in another sentence. */
  SHARED_UNIQUE,
  /** Weight of the rarest shared word, in fives. */
  SHARED_RAREST,
  /** Share of the weight of the clauses around the values that both have, 0 to 1. */
  CLAUSES_ALIKE,
  /** Weight of the shared words, in fives. */
  SHARED_MASS,
  /** Logarithm of the words of the shorter sentence. */
  LENGTH,
  /** Words of the better covered sentence that the other has nothing like, in fives. */
  UNALIGNED_MIN,
  /** Words of the less covered sentence that the other has nothing like, in tens. */
  UNALIGNED_MAX,
  /** Whether no other value of the second article fits the first better. */
  RANK_A,
  /** Whether no other value of the first article fits the second better. */
  RANK_B,
  MUTUAL,
  /** How much better the pair fits than the next best of either value, -1 to 1. */
  MARGIN,
  /** Logarithm of the other pairs of both values. */
  ALTERNATIVES,
  /** Whether the other article has the first value, too. */
  A_KNOWN,
  /** Whether the other article has the second value, too. */
  B_KNOWN,
  VALUE_IN_OTHER,
  /** Whether the first article has no other value of the sort. */
  UNIQUE_A,
  /** Whether the second article has no other value of the sort. */
  UNIQUE_B,
  UNIQUE_BOTH,
  LEAD_BOTH,
  LEAD_ONE,
  CHANGE_CUE,
  OTHER_CUE,
  OTHER_CUE_DIFFERS,
  ORDER_DIFFERS,
  MODAL_DIFFERS,
  MODAL_BOTH,
  SCOPE_DIFFERS,
  PREPOSITION_DIFFERS,
  TIME_CONFLICT,
  TIME_SHARED,
  PLACE_CONFLICT,
  PLACE_SHARED,
  PERSON_CONFLICT,
  PERSON_SHARED,
  NUMBERS_SHARED,
  NEGATION_DIFFERS,
  QUOTED_DIFFERS,
  SPEAKERS_DIFFER,
  SPEAKER_SAME,
  /** Likeness of the closest verbs of both clauses. */
  VERB_SIM,
  VERB_CONFLICT,
  /** Likeness of what the clauses begin with. */
  SUBJECT_SIM,
  SUBJECT_NONE,
  /** Logarithm of the sentences between the two, within one article. */
  DISTANCE,
  SAME_PARAGRAPH,
  /** Whether a rule finds an inconsistency between the two sentences. */
  RULE_FINDS,
  /** Whether a rule finds that the difference is none: an update, or told differently. */
  RULE_EXCUSES,
  // Of the values themselves.
  /** Likeness of the counted things, of the posts, of the roles. */
  UNIT_SIM,
  UNIT_EQUAL,
  UNIT_EMPTY,
  PEOPLE_BOTH,
  PREDICATE_SAME,
  PREDICATE_DIFFERS,
  TRANSPOSED,
  RATIO_NEAR,
  RATIO_FAR,
  ROUND,
  SMALL,
  APPROX,
  PARTIAL,
  MODIFIERS_DIFFER,
  RATE_DIFFERS,
  MONEY,
  PERCENT,
  MEASURE,
  /** Whether {@link ComparableQuantities} tells that the numbers are of other things. */
  GATES,
  /** The score of {@link ComparableQuantities}, at most 2. */
  OLD_SCORE,
  SUM_EXPLAINS,
  GROWS,
  TOLL,
  LATER_GREATER,
  TOLL_LATER,
  /** Whether both clauses speak of one fate: deaths, injuries, arrests. */
  FATE_SAME,
  FATE_DIFFERS,
  /** The same fate, none later and greater, no other scope. */
  FATE_FIRM,
  /** Nearness of two days or times of day, 0 to 1. */
  CLOSE,
  GRANULARITY_DIFFERS,
  ROLE_REPORT,
  ROLE_BOUND_DIFFERS,
  WEEKDAY,
  YEARS,
  FULL_NAME,
  RELATION_OPPOSITE,
  RELATION_SIBLING,
  /** Cosine of two words, see {@link crossbrief.text.WordVectors}. */
  WORD_COSINE,
  NEAR_ONLY,
  VERB_PAIR,
  ANTONYM_LIST,
  DENIES,
  /** Logarithm of the opposite or exclusive words of two sentences. */
  CONTRASTS,
  /** Whether the {@link crossbrief.text.Lexicon} has two expressions as opposites. */
  LEXICON_OPPOSITE,
  /** Whether the {@link crossbrief.text.Lexicon} has them as states of a thing that both name. */
  LEXICON_STATES,
  STATES_HALF,
  STATES_LOOSE,
  /** Whether the {@link crossbrief.text.Lexicon} has them as two kinds of one thing. */
  LEXICON_EXCLUSIVE,
  /** Whether one of two expressions has several words. */
  EXPRESSION,
  /** Whether nothing speaks for a contrast but that both words stand in one place. */
  FRAME_ONLY,
  /** Likeness of the first value's word to another word of the second sentence than its own. */
  ELSEWHERE_A,
  /** Likeness of the second value's word to another word of the first sentence than its own. */
  ELSEWHERE_B,
  /** Opposites whose subjects are alike. */
  OPPOSITE_SUBJECT,
  /** Opposites said of one person. */
  OPPOSITE_PERSON,
  /** Opposites in clauses that are alike. */
  OPPOSITE_CLAUSES,
  /** Different kinds of one thing in clauses that are alike. */
  EXCLUSIVE_CLAUSES,
  /** Likeness of the phrases of two roles. */
  PHRASE_SIM
}
